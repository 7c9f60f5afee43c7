import { aBib, judged } from '../testing/a-bib';
import type { Verdict } from '../verdict/verdict';
import { isInCluster } from './cluster';

describe('isInCluster', () => {
  const record = judged(aBib({ format: 'mods', xml: undefined }));
  const key = { by: 'format', key: 'mods' } as const;

  for (const [verdict, is] of [
    [undefined, false],
    ['unchecked', false],
    ['right', false],
    ['wrong-site', true],
    ['unregistered', true],
  ] as const satisfies readonly (readonly [Verdict | undefined, boolean])[]) {
    it(`takes a record whose handle is ${String(verdict)} ${is ? 'in' : 'for another'}`, () => {
      expect(isInCluster({ record, verdict }, key)).toBe(is);
      expect(isInCluster({ record, verdict }, { ...key, key: 'dc' })).toBeFalse();
    });
  }

  it('takes records without an id or a handle for those of no block and no kind of suffix', () => {
    const bare = { record: { ...record, mmsId: undefined }, verdict: 'unregistered' } as const;

    expect(isInCluster(bare, { by: 'block', key: '' })).toBeTrue();
    expect(isInCluster(bare, { by: 'suffix', key: '' })).toBeTrue();
  });
});
