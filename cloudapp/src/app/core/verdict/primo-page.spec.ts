import { asMmsId } from '../identifiers/mms-id';
import { primoPage } from './primo-page';
import { readTarget } from './read-target';

describe('the page of a record on a Primo site', () => {
  it('is read as the target that it is', () => {
    const mmsId = asMmsId('991000000000000001');
    const site = { domain: 'college.primo.exlibrisgroup.com', view: '01COL_INST:COL' };

    expect(readTarget(primoPage(site, mmsId))).toEqual({ mmsId, ...site });
  });

  it('keeps the colon of the view and escapes the rest', () => {
    const page = primoPage({ domain: 'p.example', view: '01X:A&B' }, asMmsId('991000000000000001'));

    expect(page).toContain('&vid=01X:A%26B');
  });
});
