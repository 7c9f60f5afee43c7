import type { PageEntity } from '../../alma/port/cloudapp';
import { bibsOnPage, mmsIdOf } from './bibs-on-page';

const ID = '991000000000016421';

function entity(change: Partial<PageEntity>): PageEntity {
  return { id: '1', type: 'X', link: '', description: '', ...change };
}

describe('mmsIdOf', () => {
  for (const link of [
    `/almaws/v1/bibs/${ID}`,
    `/bibs/${ID}/holdings/1`,
    `/bibs/${ID}?a=b`,
    `/bibs/${ID}#a`,
  ]) {
    it(`finds the record in ${link}`, () => {
      expect(mmsIdOf(entity({ link })) as string | undefined).toBe(ID);
    });
  }

  for (const [what, given] of [
    ['a link to another kind of number', { link: '/bibs/123', id: ID, type: 'BIB' }],
    ['a link that goes on', { link: `/bibs/${ID}x`, id: 'x' }],
    ['a number that is none of a record', { type: 'BIB_MMS', id: '5' }],
    ['another kind of thing', { type: 'SET', id: ID }],
  ] as const) {
    it(`finds none by ${what}`, () => expect(mmsIdOf(entity(given))).toBeUndefined());
  }

  for (const type of ['BIB_MMS', 'BIB', 'IEP', 'IEE', 'IED']) {
    it(`takes the id of a ${type} without a link for the record’s`, () => {
      expect(mmsIdOf(entity({ type, id: ID })) as string | undefined).toBe(ID);
    });
  }
});

describe('bibsOnPage', () => {
  it('keeps each once and the first fifty, and counts what is left out', () => {
    const links = Array.from({ length: 52 }, (_, i) => `/bibs/99${String(1e15 + i)}`);
    const network = ['/bibs?x=1&nz_mms_id=77', '/bibs?nz_mms_id=77', '/bibs?nz_mms_id=78'];
    const page = bibsOnPage(
      [...links, links[0]!, ...network, '/users/ada'].map((link) => entity({ link })),
    );

    expect(page.mmsIds.map(String)).toEqual(links.slice(0, 50).map((link) => link.slice(6)));
    expect(page.networkIds).toEqual(['77', '78']);
    expect(page.leftOut).toBe(2);
    expect(bibsOnPage([])).toEqual({ mmsIds: [], networkIds: [], leftOut: 0 });
  });

  it('finds each record once, whatever kind its entity says it is', () => {
    const page = bibsOnPage([
      entity({ type: 'BIB_MMS', link: '/bibs/991000000000016421' }),
      entity({ type: 'BIB_MMS', link: '/bibs/991000000000016421' }),
      entity({ id: '5312', type: 'IEE', link: '/almaws/v1/bibs/991000000000026421/holdings/5312' }),
      entity({
        id: '1212',
        type: 'REPRESENTATION',
        link: '/bibs/991000000000036421/representations/1212',
      }),
      entity({ id: '99777', link: '/almaws/v1/bibs?nz_mms_id=9977700000001234' }),
      entity({ id: '991000000000046421', type: 'IED', link: '' }),
      entity({ id: 'ada', type: 'USER', link: '/almaws/v1/users/ada' }),
      entity({ id: '2212', type: 'ITEM', link: '' }),
    ]);

    expect(page.mmsIds.map(String)).toEqual([
      '991000000000016421',
      '991000000000026421',
      '991000000000036421',
      '991000000000046421',
    ]);
    expect(page.networkIds).toEqual(['9977700000001234']);
  });
});
