import { asMmsId, InvalidMmsIdError, isMmsId } from './mms-id';

describe('an MMS ID', () => {
  for (const text of ['991011506418804641', '99123456', `99${'1'.repeat(17)}`]) {
    it(`may be ${text}`, () => expect(asMmsId(text) as string).toBe(text));
  }

  for (const text of [
    '',
    '99',
    '9912345',
    `99${'1'.repeat(18)}`,
    '221011506418804641',
    ' 991011506418804641',
    '991011506418804641\n',
    '99101150641880464a',
    '９９1011506418804641',
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => {
      expect(isMmsId(text)).toBeFalse();
      expect(() => asMmsId(text)).toThrowError(InvalidMmsIdError);
    });
  }

  it('is refused with the text that is none', () => {
    const refusal = 'InvalidMmsIdError: Not a bibliographic MMS ID: "11084/5"';

    expect(() => asMmsId('11084/5')).toThrowMatching((error) => String(error) === refusal);
  });
});
