/** The host of an address: `https://library.alma.exlibrisgroup.com/` → `library.alma.exlibrisgroup.com`. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}
