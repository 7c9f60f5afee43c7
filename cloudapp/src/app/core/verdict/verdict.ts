import type { MmsId } from '../identifiers/mms-id';

/** What the handle server's answer means for a record. */
export const VERDICTS = [
  'right',
  'wrong-site',
  'wrong-record',
  'elsewhere',
  'unregistered',
  'no-url',
  'unchecked',
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Why a handle could not be asked. `refused-address`: the frame may not call the resolver. */
export type UncheckedReason =
  | 'network'
  | 'refused-address'
  | 'busy'
  | 'server-error'
  | 'bad-answer'
  | 'alias-loop'
  | 'timeout'
  | 'invalid-handle'
  | 'stopped';

/** What is known of one record's handle. */
export interface HandleVerdict {
  readonly verdict: Verdict;
  /** Where the handle leads; empty when nowhere. */
  readonly targetUrl: string;
  /** The MMS ID in the target, where it is a record page. */
  readonly targetMmsId: MmsId | undefined;
  /** When it was asked, milliseconds since 1970. */
  readonly checkedAt: number;
  /** Whether the handle's own server was asked (`auth=true`), past the proxy's cache. */
  readonly authoritative: boolean;
  /** Set when the verdict is `unchecked`. */
  readonly reason: UncheckedReason | undefined;
}

/** A Primo site on which a record page counts as ours. */
export interface PrimoSite {
  /** e.g. `library.primo.exlibrisgroup.com` */
  readonly domain: string;
  /** e.g. `01LIB_INST:VIEW` */
  readonly view: string;
}
