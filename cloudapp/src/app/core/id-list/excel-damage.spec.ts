import { isDamagedByExcel, isRounded } from './excel-damage';

describe('isRounded', () => {
  for (const [digits, is] of [
    ['991011506418804000', true],
    ['9910115064188000000', true],
    ['99101150641880400', true],
    ['9910115064188040', false],
    ['991011506418804', false],
    ['991011506418804001', false],
    ['991011506418804100', false],
    ['99', false],
  ] as const) {
    it(`takes ${digits} ${is ? 'for rounded' : 'as it stands'}`, () => {
      expect(isRounded(digits)).toBe(is);
    });
  }
});

describe('isDamagedByExcel', () => {
  for (const text of [
    '9.91012E+17',
    '9,91012E+17',
    '9.91E17',
    '9 E+5',
    '991011506418804608.0',
    '991011506418804608,',
  ]) {
    it(`knows ${text}`, () => expect(isDamagedByExcel(text)).toBeTrue());
  }

  for (const text of [
    '991011506418804608',
    'x9.91012E+17',
    '9.91012E+17x',
    '9.91012E+',
    '99.5',
    '1.0',
  ]) {
    it(`takes ${text} for something else`, () => expect(isDamagedByExcel(text)).toBeFalse());
  }
});
