import type { Handle } from '../../core/handle/handle';
import type { MmsId } from '../../core/identifiers/mms-id';
import { judgeAnswer } from '../../core/verdict/judge-answer';
import type { HandleVerdict, PrimoSite, UncheckedReason } from '../../core/verdict/verdict';
import { HandleServerError, type HandleServer } from '../../resolver/handle-server';

/** An answer of the handle server, to be judged for each record that bears the handle. */
export interface HandleReply {
  readonly kind: 'answered';
  judge(mmsId: MmsId, sites: readonly PrimoSite[]): HandleVerdict;
}

/** The handle server could not be asked. */
export interface HandleFailure {
  readonly kind: 'failed';
  readonly reason: UncheckedReason;
  /** The server's own code; 0 when there was none. */
  readonly responseCode: number;
}

/**
 * Asks for one handle.
 * @throws the signal's reason when stopped; never for a server that fails
 */
export async function askHandle(
  server: HandleServer,
  handle: Handle,
  authoritative: boolean,
  signal: AbortSignal,
): Promise<HandleReply | HandleFailure> {
  try {
    const answer = await server.ask(handle, authoritative, signal);
    signal.throwIfAborted();
    const checkedAt = Date.now();
    return {
      kind: 'answered',
      judge: (mmsId, sites) => ({
        ...judgeAnswer(answer, mmsId, sites),
        checkedAt,
        authoritative,
        reason: undefined,
      }),
    };
  } catch (error) {
    signal.throwIfAborted();
    // What cannot be asked is unknown, and never counted as broken.
    if (error instanceof HandleServerError) {
      return { kind: 'failed', reason: error.kind, responseCode: error.responseCode };
    }
    throw error;
  }
}

/** The verdict of a handle that could not be asked. */
export function uncheckedVerdict(reason: UncheckedReason, authoritative: boolean): HandleVerdict {
  return {
    verdict: 'unchecked',
    targetUrl: '',
    targetMmsId: undefined,
    checkedAt: Date.now(),
    authoritative,
    reason,
  };
}
