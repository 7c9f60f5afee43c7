import { encodeHandle } from './encode-handle';
import type { Handle } from './handle';

/** Where a handle goes in a normal form. */
export const HANDLE_SLOT = '{handle}';

/**
 * Writes a handle as the institution does.
 * @param normalForm e.g. `http://hdl.handle.net/{handle}`; in an address the handle is percent-encoded where it must be
 */
export function printHandle(handle: Handle, normalForm: string): string {
  const isAddress = normalForm.includes('//');
  return normalForm.split(HANDLE_SLOT).join(isAddress ? encodeHandle(handle) : handle);
}
