import type { Handle } from '../handle/handle';
import type { MmsId } from '../identifiers/mms-id';

/**
 * Why a job skipped a record, as Alma's event report tells it.
 * - `already-has`: Alma's background handle is filled already
 * - `has-none`: where the task looks, there is no handle
 */
export type JobEvent =
  | {
      readonly kind: 'already-has';
      readonly mmsId: MmsId;
      /** The background handle; `undefined` where the text names none. */
      readonly handle: Handle | undefined;
    }
  | { readonly kind: 'has-none'; readonly mmsId: MmsId };
