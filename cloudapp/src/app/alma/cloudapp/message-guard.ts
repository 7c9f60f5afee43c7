const BUS = 'exl-cloudapp::';

/**
 * Stops messages for the SDK's bus that do not come from the page around the app: the bus believes
 * whoever posts. To be installed before the app starts, so that it hears every message first.
 * @returns what takes the guard away
 */
export function guardMessages(frame: Window): () => void {
  const onMessage = (event: MessageEvent<unknown>): void => {
    if (isForBus(event.data) && event.source !== frame.parent) event.stopImmediatePropagation();
  };
  frame.addEventListener('message', onMessage, { capture: true });
  return () => frame.removeEventListener('message', onMessage, { capture: true });
}

function isForBus(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  if ('inReplyTo' in data) return true;
  if (!('name' in data)) return false;
  // NOTE The bus takes every name for a text, and stumbles over one that is none.
  return typeof data.name !== 'string' || data.name.startsWith(BUS);
}
