/** What tells that the page's content security policy refuses an address. */
export interface Refusals {
  /** Whether the address is refused. To be asked after a request to it has failed. */
  isRefused(address: string): Promise<boolean>;
}

/** The browser announces a refusal a moment after it has failed the request. */
const ANNOUNCED_WITHIN_MS = 50;

/** Refusals as the browser announces them; the rejected `fetch` itself does not tell. */
export function browserRefusals(page: EventTarget): Refusals {
  const refused = new Set<string>();
  page.addEventListener('securitypolicyviolation', (event) => {
    if ('blockedURI' in event) refused.add(originOf(String(event.blockedURI)));
  });
  return {
    isRefused: async (address) => {
      const origin = originOf(address);
      if (!refused.has(origin)) {
        await new Promise<void>((resolve) => setTimeout(resolve, ANNOUNCED_WITHIN_MS));
      }
      return refused.has(origin);
    },
  };
}

/** An address that has no origin is its own: a policy may name `inline` or `eval`. */
function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address;
}

/** Outside a browser nothing refuses. */
export const NO_REFUSALS: Refusals = { isRefused: () => Promise.resolve(false) };
