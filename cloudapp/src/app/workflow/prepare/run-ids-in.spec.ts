import { newRunId } from './new-run';
import { runIdsIn } from './run-ids-in';

describe('the ids of runs in a text', () => {
  it('are found wherever they stand, each once', () => {
    const id = newRunId(1_777_885_200_000, () => 0.3);

    expect(runIdsIn(`${id} run Letters`)).toEqual([id]);
    expect(runIdsIn(`Ada looked at it (${id}), ${id}.`)).toEqual([id]);
    expect(runIdsIn('HA-AAAA-2222 and HA-BBBB-3333')).toEqual(['HA-AAAA-2222', 'HA-BBBB-3333']);
  });

  it('are whole words, not a part of one', () => {
    expect(runIdsIn('HA-AAAA-22223')).toEqual([]);
    expect(runIdsIn('XHA-AAAA-2222')).toEqual([]);
    expect(runIdsIn('HA-AAAA-2222-B')).toEqual([]);
    expect(runIdsIn('HA-AAA-2222, ha-aaaa-2222')).toEqual([]);
    expect(runIdsIn('')).toEqual([]);
  });
});
