// What a spreadsheet does to an MMS ID when it takes it for a number, in English:
//  - it shows it in the scientific way: 9.91012E+17, with a comma in other languages
//  - it keeps 15 digits and makes the rest zeros: 991011506418804000
//  - other programs write it as a number with decimals: 991011506418804608.0
const SCIENTIFIC = /^\d(?:[.,]\d+)?\s?E\+?\s?\d{1,2}$/i;
const DECIMAL = /^99\d{6,17}[.,]0*$/;
const KEPT_DIGITS = 15;

/** Whether the text was an MMS ID until a spreadsheet took it for a number: it cannot be had back. */
export function isDamagedByExcel(text: string): boolean {
  return SCIENTIFIC.test(text) || DECIMAL.test(text);
}

/** Whether a whole number looks as if its last digits were rounded away; it may be an ID all the same. */
export function isRounded(digits: string): boolean {
  return digits.length > KEPT_DIGITS + 1 && /^0+$/.test(digits.slice(KEPT_DIGITS));
}
