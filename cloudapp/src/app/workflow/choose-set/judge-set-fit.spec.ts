import type { SetDetails } from '../../alma/port/alma';
import { judgeSetFit } from './judge-set-fit';

function aSet(more: Partial<SetDetails> = {}): SetDetails {
  return {
    id: '1',
    name: 'Letters',
    type: 'ITEMIZED',
    content: 'IED',
    contentName: 'Digital titles',
    isPrivate: false,
    createdBy: 'ada',
    createdAt: '',
    description: '',
    size: 12,
    ...more,
  };
}

describe('judgeSetFit', () => {
  it('finds nothing wrong with a public itemized set of digital titles', () => {
    expect(judgeSetFit(aSet())).toEqual({ faults: [], canBeChecked: true, canBeRun: true });
  });

  it('names each fault, and still lets titles be checked', () => {
    const set = aSet({ content: 'BIB_MMS', type: 'LOGICAL', isPrivate: true });

    expect(judgeSetFit(set)).toEqual({
      faults: ['all-titles', 'logical', 'private'],
      canBeChecked: true,
      canBeRun: false,
    });
  });

  it('checks neither a set of other things nor an empty one', () => {
    expect(judgeSetFit(aSet({ content: 'USER' }))).toEqual({
      faults: ['not-titles'],
      canBeChecked: false,
      canBeRun: false,
    });
    expect(judgeSetFit(aSet({ size: 0 })).canBeChecked).toBe(false);
  });
});
