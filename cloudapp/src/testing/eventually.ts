const MOST_TURNS = 2000;

/**
 * Looks again and again until it is so, letting the page have its turn between two looks; waits for no time.
 * @throws Error with what was seen last
 */
export async function eventually<T>(
  look: () => T | Promise<T>,
  isSo: (seen: T) => boolean,
): Promise<T> {
  let seen = await look();
  for (let turn = 0; turn < MOST_TURNS && !isSo(seen); turn++) {
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });
    seen = await look();
  }
  if (!isSo(seen)) throw new Error(`It never came to be so; seen last: ${JSON.stringify(seen)}`);
  return seen;
}
