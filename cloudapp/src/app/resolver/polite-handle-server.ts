import PQueue from 'p-queue';

import { type Handle } from '../core/handle/handle';
import { foldHandle } from '../core/handle/same-handle';
import { type HandleAnswer, type HandleServer, HandleServerError } from './handle-server';
import { type ResolverPolicy, resolverPolicy } from './pace-policy';

/** A handle server asked at a gentle pace, slower when it is busy; equal questions are asked once. */
export interface PoliteHandleServer extends HandleServer {
  /** Asks no more until resumed; questions under way end. */
  pause(): void;
  resume(): void;
  /** Takes another pace. */
  setPolicy(policy: Partial<ResolverPolicy>): void;
  /** The same, remembering answers: for one check, in which equal handles are asked once. */
  forOneCheck(): HandleServer;
  /** Requests sent, and how many a second are allowed at present. */
  readonly stats: { readonly requests: number; readonly perSecond: number };
}

/** @throws RangeError when the policy makes no sense */
export function politeHandleServer(
  server: HandleServer,
  wishes: Partial<ResolverPolicy> = {},
): PoliteHandleServer {
  let policy = resolverPolicy(wishes);
  let perSecond = policy.perSecond;
  // NOTE By a clock that nobody sets: one that is set back by hours would keep every question as long.
  let nextStart = 0;
  let requests = 0;
  const queue = new PQueue({ concurrency: atOnceOf(policy) });

  async function turn(signal: AbortSignal | undefined): Promise<void> {
    const now = performance.now();
    const start = Math.max(now, nextStart);
    nextStart = start + (perSecond === 0 ? 0 : 1000 / perSecond);
    if (start > now) await wait(start - now, signal);
  }

  /** Halves the pace, and keeps everyone back for as long as the server asks. */
  function slowDown(error: HandleServerError): void {
    const from = perSecond === 0 ? 20 : perSecond;
    perSecond = Math.max(policy.leastPerSecond, from / 2);
    nextStart = Math.max(nextStart, performance.now() + error.retryAfterMs);
  }

  /** Creeps back up: as after a hundred good answers from half to full. */
  function speedUp(): void {
    if (policy.perSecond === 0 ? perSecond === 0 : perSecond >= policy.perSecond) return;
    const goal = policy.perSecond === 0 ? 20 : policy.perSecond;
    perSecond = Math.min(goal, perSecond + goal / 200);
    if (policy.perSecond === 0 && perSecond >= goal) perSecond = 0;
  }

  function inLine<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // Who is stopped does not wait for its turn, which may never come in a pause.
      const onAbort = (): void => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      void queue.add(async () => {
        try {
          signal?.throwIfAborted();
          await turn(signal);
          requests += 1;
          const result = await work();
          speedUp();
          resolve(result);
        } catch (error) {
          if (error instanceof HandleServerError && isStrain(error)) slowDown(error);
          reject(error);
        } finally {
          signal?.removeEventListener('abort', onAbort);
        }
      });
    });
  }

  async function patiently<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await inLine(work, signal);
      } catch (error) {
        const mayHelp = error instanceof HandleServerError && error.isTransient;
        if (!mayHelp || attempt >= policy.attempts) throw error;
        const delay = policy.firstDelayMs * 2 ** (attempt - 1) * (0.8 + 0.4 * Math.random());
        await wait(Math.max(delay, error.retryAfterMs), signal);
      }
    }
  }

  const underWay = new Map<string, Promise<HandleAnswer>>();
  const ask: HandleServer['ask'] = (handle, authoritative, signal) =>
    once(underWay, { key: keyOf(handle, authoritative), keeps: false, signal }, () =>
      patiently(() => server.ask(handle, authoritative, signal), signal),
    );
  const knowsPrefix: HandleServer['knowsPrefix'] = (prefix, signal) =>
    patiently(() => server.knowsPrefix(prefix, signal), signal);

  return {
    ask,
    knowsPrefix,
    pause: () => queue.pause(),
    resume: () => void queue.start(),
    setPolicy: (changes) => {
      policy = resolverPolicy({ ...policy, ...changes });
      perSecond = policy.perSecond;
      queue.concurrency = atOnceOf(policy);
    },
    forOneCheck: () => {
      const answered = new Map<string, Promise<HandleAnswer>>();
      return {
        ask: (handle, authoritative, signal) =>
          once(answered, { key: keyOf(handle, authoritative), keeps: true, signal }, () =>
            ask(handle, authoritative, signal),
          ),
        knowsPrefix,
      };
    },
    get stats() {
      return { requests, perSecond };
    },
  };
}

interface Question {
  readonly key: string;
  /** Whether the answer is kept; an error never is. */
  readonly keeps: boolean;
  readonly signal: AbortSignal | undefined;
}

function keyOf(handle: Handle, authoritative: boolean): string {
  return `${authoritative} ${foldHandle(handle)}`;
}

/** The answer that is on its way, or kept, for an equal question. */
async function once(
  answers: Map<string, Promise<HandleAnswer>>,
  question: Question,
  askNow: () => Promise<HandleAnswer>,
): Promise<HandleAnswer> {
  const { key, keeps, signal } = question;
  signal?.throwIfAborted();
  const known = answers.get(key);
  if (known !== undefined) {
    try {
      return await known;
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof HandleServerError) throw error;
      // Whoever asked first was stopped, not we: we ask ourselves.
      return once(answers, question, askNow);
    }
  }
  const answer = askNow();
  answers.set(key, answer);
  const forget = (): void => {
    if (answers.get(key) === answer) answers.delete(key);
  };
  answer.then(keeps ? () => undefined : forget, forget);
  return answer;
}

/** Whether the server showed that it was asked too much, or is not well. */
function isStrain(error: HandleServerError): boolean {
  return error.kind === 'busy' || error.kind === 'timeout';
}

function atOnceOf(policy: ResolverPolicy): number {
  return policy.atOnce === 0 ? Infinity : policy.atOnce;
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
