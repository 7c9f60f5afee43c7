import { AlmaError } from '../port/alma-error';
import { readAlmaError } from '../port/read-alma-error';
import { type RestCaller, type RestRequest } from '../port/rest';
import { almaPolicy, type AlmaPolicy } from './alma-policy';
import { type Lane, Turnstile, type TurnstileLimits } from './turnstile';

/** Calls to Alma within its limits, in bulk. One for the whole app: the allowance is the user's. */
export interface PacedRest extends RestCaller {
  /** The same allowance, for what a person waits for: goes before all work in bulk. */
  readonly urgent: RestCaller;
  /** Starts no more calls in bulk; those under way end. */
  pause(): void;
  resume(): void;
  /** Takes another policy; the window so far keeps counting. */
  setPolicy(policy: Partial<AlmaPolicy>): void;
  readonly stats: PaceStats;
}

export interface PaceStats {
  /** Calls handed to Alma so far, repetitions included. */
  readonly calls: number;
  /** Reads that were asked again. */
  readonly repeated: number;
  readonly inFlight: number;
  readonly waiting: number;
  readonly isPaused: boolean;
}

/**
 * @param wishes what differs from the defaults
 * @throws RangeError when the policy makes no sense
 */
export function pacedRest(rest: RestCaller, wishes: Partial<AlmaPolicy> = {}): PacedRest {
  let policy = almaPolicy(wishes);
  const turnstile = new Turnstile(limitsOf(policy));
  let calls = 0;
  let repeated = 0;
  let isPaused = false;

  async function once(lane: Lane, request: RestRequest, signal?: AbortSignal): Promise<unknown> {
    const leave = await turnstile.enter(lane, signal);
    calls += 1;
    // A write that was sent cannot be taken back: its answer is waited for, stopped or not.
    const stop = isRead(request) ? signal : undefined;
    return withDeadline(rest, request, policy.deadlineMs, leave, stop);
  }

  async function call(lane: Lane, request: RestRequest, signal?: AbortSignal): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(lane, request, signal);
      } catch (thrown) {
        // Being stopped is an instruction, not a failure of this call.
        if (signal?.aborted === true && thrown === signal.reason) throw thrown;
        const error = readAlmaError(thrown);
        if (!isRead(request) || !error.isTransient || attempt >= policy.attempts) throw error;
        repeated += 1;
        await wait(delayBefore(attempt + 1, policy), signal);
      }
    }
  }

  return {
    call: (request, signal) => call('bulk', request, signal),
    urgent: { call: (request, signal) => call('urgent', request, signal) },
    pause: () => {
      isPaused = true;
      turnstile.pauseBulk();
    },
    resume: () => {
      isPaused = false;
      turnstile.resumeBulk();
    },
    setPolicy: (changes) => {
      policy = almaPolicy({ ...policy, ...changes });
      turnstile.setLimits(limitsOf(policy));
    },
    get stats() {
      return {
        calls,
        repeated,
        inFlight: turnstile.insideCount,
        waiting: turnstile.waitingCount,
        isPaused,
      };
    },
  };
}

function isRead(request: RestRequest): boolean {
  return request.method === 'GET';
}

function limitsOf(policy: AlmaPolicy): TurnstileLimits {
  return {
    perWindow: policy.perWindow,
    windowMs: policy.windowMs + policy.guardMs,
    atOnce: policy.atOnce,
  };
}

/** Milliseconds before this attempt: doubled each time, and a fifth more or less so that calls part. */
function delayBefore(attempt: number, policy: AlmaPolicy): number {
  const doubled = policy.firstDelayMs * 2 ** (attempt - 2);
  return Math.min(doubled, policy.longestDelayMs) * (0.8 + 0.4 * Math.random());
}

/**
 * The call, or `lost` when no answer came in time; one that comes later is not heard. A read that
 * is stopped still counts as under way until Alma has answered: it cannot be called back.
 */
function withDeadline(
  rest: RestCaller,
  request: RestRequest,
  deadlineMs: number,
  leave: () => void,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal?.reason);
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      leave();
    };
    const timer = setTimeout(() => {
      end();
      reject(lost(request, deadlineMs));
    }, deadlineMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    rest.call(request).finally(end).then(resolve, reject);
  });
}

function lost({ method, path }: RestRequest, deadlineMs: number): AlmaError {
  return new AlmaError(`No answer to ${method} ${path} within ${deadlineMs / 1000} s.`, {
    kind: 'lost',
    status: 0,
    code: '',
    trackingId: '',
  });
}

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
