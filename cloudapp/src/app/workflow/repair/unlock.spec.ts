import { asMmsId } from '../../core/identifiers/mms-id';
import { confirmFormat, noteTried, readTrust, trustOf } from './unlock';

const ID = asMmsId('991000000000000001');
const OTHER = asMmsId('991000000000000002');

describe('the trust in repairs of a format', () => {
  it('comes by one that was tried and that a person confirmed', () => {
    const tried = noteTried({}, 'dc', ID);
    const confirmed = confirmFormat(tried, 'dc');

    expect(trustOf({}, 'dc')).toEqual({ kind: 'untried' });
    expect(trustOf({}, 'toString')).toEqual({ kind: 'untried' });
    expect(tried).toEqual({ dc: { kind: 'tried', mmsId: ID } });
    expect(noteTried(tried, 'dc', OTHER)).toEqual({ dc: { kind: 'tried', mmsId: OTHER } });
    expect(confirmed).toEqual({ dc: { kind: 'confirmed' } });
    expect(noteTried(confirmed, 'dc', OTHER)).toBe(confirmed);
    expect(noteTried(confirmed, 'mods', ID)).toEqual({
      dc: { kind: 'confirmed' },
      mods: { kind: 'tried', mmsId: ID },
    });
  });

  it('cannot be confirmed before anything was tried', () => {
    expect(confirmFormat({}, 'dc')).toEqual({});
  });

  it('is kept where it was confirmed', () => {
    const stored = {
      dc: { kind: 'confirmed', more: 1 },
      mods: { kind: 'tried', mmsId: ID },
      marc21: null,
      dcap01: 'confirmed',
      dcap02: {},
    };

    expect(readTrust(stored)).toEqual({ dc: { kind: 'confirmed' } });
    for (const nothing of [undefined, null, 5]) expect(readTrust(nothing)).toEqual({});
  });
});
