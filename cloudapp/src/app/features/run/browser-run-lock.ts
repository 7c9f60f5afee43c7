import type { RunLock } from '../../workflow/run/run-ports';

const NAME = 'handle-assistant-run';
/** How long a panel that drives may take to say so. */
const ANSWER_MS = 300;

type Release = () => void;

/**
 * The lock among the panels of one browser. A browser may refuse its locks to a frame of another site:
 * then the panels ask one another. What no browser tells is settled by the lease in Alma's store.
 */
export function browserRunLock(
  locks: LockManager | undefined,
  openChannel: (name: string) => BroadcastChannel = (name) => new BroadcastChannel(name),
): RunLock {
  return {
    acquire: async () => {
      const byLock = await requestLock(locks);
      if (byLock !== 'refused') return byLock;
      return askOthers(openChannel);
    },
  };
}

async function requestLock(
  locks: LockManager | undefined,
): Promise<Release | undefined | 'refused'> {
  if (locks === undefined) return 'refused';
  return new Promise((resolve) => {
    locks
      .request(NAME, { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve(undefined);
          return undefined;
        }
        // Held until the returned function is called, or the panel is gone.
        return new Promise<void>((release) => resolve(() => release()));
      })
      // Refused to this frame: the other way is taken.
      .catch(() => resolve('refused'));
  });
}

/** Asks the other panels who drives; the one that drives answers. Of two that ask at once the lesser token goes on. */
async function askOthers(open: (name: string) => BroadcastChannel): Promise<Release | undefined> {
  let channel: BroadcastChannel;
  try {
    channel = open(NAME);
  } catch {
    // No channel either: this panel is alone as far as can be told.
    return () => undefined;
  }
  const token = crypto.randomUUID();
  let isDriving = false;
  let isTaken = false;
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const other = messageOf(data);
    if (other === undefined) return;
    if (other.says === 'I drive') isTaken = true;
    else if (isDriving || token < other.token) channel.postMessage({ says: 'I drive', token });
    // Who asked later did not hear the question: the greater token gives way by itself.
    else isTaken = true;
  };
  channel.postMessage({ says: 'who drives?', token });
  await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
  if (isTaken) {
    channel.close();
    return undefined;
  }
  isDriving = true;
  return () => channel.close();
}

function messageOf(data: unknown): { readonly says: string; readonly token: string } | undefined {
  const isMessage =
    typeof data === 'object' &&
    data !== null &&
    'says' in data &&
    'token' in data &&
    typeof data.says === 'string' &&
    typeof data.token === 'string';
  return isMessage ? { says: String(data.says), token: String(data.token) } : undefined;
}
