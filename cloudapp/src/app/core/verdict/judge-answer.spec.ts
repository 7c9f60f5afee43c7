import fc from 'fast-check';

import { asMmsId } from '../identifiers/mms-id';
import { judgeAnswer } from './judge-answer';
import { readTarget } from './read-target';
import type { Verdict } from './verdict';

const ID = asMmsId('991011591572804641');
// One digit differs: records of one institution look alike.
const NEIGHBOUR = '991011591572104641';
const OURS = { domain: 'College.primo.exlibrisgroup.com', view: '01COL_INST:VIEW' };
const PAGE = 'https://college.primo.exlibrisgroup.com/discovery/fulldisplay';

function verdictOf(urls: readonly string[], sites = [OURS]): Verdict {
  return judgeAnswer({ kind: 'registered', urls }, ID, sites).verdict;
}

describe('judgeAnswer', () => {
  const PAGES: readonly (readonly [url: string, Verdict])[] = [
    [`${PAGE}/alma${ID}/01COL_INST:VIEW`, 'right'],
    [`${PAGE}/alma${ID}/01COL_INST%3AVIEW`, 'right'],
    [`${PAGE}?docid=alma${ID}&vid=01COL_INST:VIEW&context=L`, 'right'],
    [`${PAGE}?vid=01COL_INST:VIEW&DOCID=alma${ID}`, 'right'],
    [`${PAGE}/alma${ID}/01COL_INST:SANDBOX`, 'wrong-site'],
    [`https://sandbox.example/discovery/fulldisplay/alma${ID}/01COL_INST:VIEW`, 'wrong-site'],
    [`${PAGE}/alma${NEIGHBOUR}/01COL_INST:VIEW`, 'wrong-record'],
    [`https://sandbox.example/discovery/fulldisplay/alma${NEIGHBOUR}/V`, 'wrong-record'],
    [`${PAGE}/alma${ID}9/01COL_INST:VIEW`, 'wrong-record'],
    [`${PAGE}/alma${ID}99/01COL_INST:VIEW`, 'elsewhere'],
    [`${PAGE}/xalma${ID}/01COL_INST:VIEW`, 'elsewhere'],
    ['https://college.primo.exlibrisgroup.com/permalink/01COL_INST/abc/alma991', 'elsewhere'],
    [`https://digital.college.example/islandora/${ID}`, 'elsewhere'],
    ['https://digital.college.example/', 'elsewhere'],
    ['not an address', 'elsewhere'],
    ['', 'elsewhere'],
  ];

  for (const [url, verdict] of PAGES) {
    it(`takes ${url === '' ? 'an empty address' : url} for ${verdict}`, () => {
      expect(verdictOf([url])).toBe(verdict);
    });
  }

  it('tells the record that a handle reaches instead', () => {
    const url = `${PAGE}/alma${NEIGHBOUR}/01COL_INST:VIEW`;

    expect(judgeAnswer({ kind: 'registered', urls: [url] }, ID, [OURS])).toEqual({
      verdict: 'wrong-record',
      targetUrl: url,
      targetMmsId: asMmsId(NEIGHBOUR),
    });
  });

  it('takes any site for ours where none is configured, and any view where none is named', () => {
    const url = `https://sandbox.example/discovery/fulldisplay/alma${ID}/V`;

    expect(verdictOf([url], [])).toBe('right');
    expect(verdictOf([url], [{ domain: 'sandbox.example', view: '' }])).toBe('right');
  });

  it('tells unregistered from registered without an address', () => {
    expect(judgeAnswer({ kind: 'unregistered' }, ID, [OURS]).verdict).toBe('unregistered');
    expect(verdictOf([])).toBe('no-url');
  });

  it('judges several addresses by the worst, in whatever order', () => {
    const right = `${PAGE}/alma${ID}/01COL_INST:VIEW`;
    const site = `https://sandbox.example/discovery/fulldisplay/alma${ID}/V`;
    const record = `${PAGE}/alma${NEIGHBOUR}/01COL_INST:VIEW`;

    expect([verdictOf([right, site]), verdictOf([site, right])]).toEqual([
      'wrong-site',
      'wrong-site',
    ]);
    expect(verdictOf([right, record, 'https://a.example'])).toBe('wrong-record');
    expect(verdictOf([right, 'https://a.example'])).toBe('elsewhere');
    expect(verdictOf([right, right])).toBe('right');
  });

  it('reads any text as an address without throwing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => void readTarget(text)));
  });
});
