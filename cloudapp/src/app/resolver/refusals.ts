/** What tells that the page's content security policy refused an address. */
export interface Refusals {
  /**
   * Watches until the returned function is called, which then says whether a request to the
   * address was refused meanwhile.
   */
  watch(address: string): () => boolean;
}

/** Refusals as the browser announces them; the rejected `fetch` itself does not tell. */
export function browserRefusals(page: EventTarget): Refusals {
  return {
    watch: (address) => {
      const origin = new URL(address).origin;
      let isRefused = false;
      const onViolation = (event: Event): void => {
        const blocked = 'blockedURI' in event ? String(event.blockedURI) : '';
        if (blocked.startsWith(origin)) isRefused = true;
      };
      page.addEventListener('securitypolicyviolation', onViolation);
      return () => {
        page.removeEventListener('securitypolicyviolation', onViolation);
        return isRefused;
      };
    },
  };
}

/** Outside a browser nothing refuses. */
export const NO_REFUSALS: Refusals = { watch: () => () => false };
