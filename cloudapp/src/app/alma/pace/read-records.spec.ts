import { asMmsId } from '../../core/identifiers/mms-id';
import { AlmaError } from '../port/alma-error';
import { almaOverRest } from '../port/alma-over-rest';
import { type RestRequest } from '../port/rest';
import { readRecords } from './read-records';

const IDS = ['991000001', '991000002', '991000003', '991000004'].map((id) => asMmsId(id));
const MEMBERS = IDS.map((mmsId, position) => ({ position, mmsId, description: '' }));

function failure(kind: 'refused' | 'server'): AlmaError {
  return new AlmaError('No.', { kind, status: 400, code: 'X', trackingId: 'E01' });
}

function asking(answer: (request: RestRequest, ids: readonly string[]) => unknown) {
  const asked: string[] = [];
  const alma = almaOverRest({
    call: async (request) => {
      const ids = (request.query?.['mms_id'] ?? request.path.slice('/bibs/'.length)).split(',');
      asked.push(ids.map((id) => id.at(-1)).join(''));
      return answer(request, ids);
    },
  });
  return { alma, asked };
}

function page(ids: readonly string[]): object {
  const bib = ids.map((mms_id) => ({ mms_id, anies: ['<record/>'] }));
  return { bib, total_record_count: bib.length };
}

describe('readRecords', () => {
  it('does not halve a batch that fails for a reason of Alma’s own', async () => {
    const { alma, asked } = asking(() => {
      throw failure('server');
    });
    const { read, unread } = await readRecords(alma, MEMBERS, {});
    expect(asked).toEqual(['1234']);
    expect(read).toEqual([]);
    expect(unread.map(({ position, mayReadLater }) => [position, mayReadLater])).toEqual([
      [0, true],
      [1, true],
      [2, true],
      [3, true],
    ]);
  });

  it('takes another record than the one asked for as none', async () => {
    const { alma } = asking(() => ({ mms_id: IDS[1], anies: ['<record/>'] }));
    const { read, unread } = await readRecords(alma, MEMBERS.slice(0, 1), {});
    expect(read).toEqual([]);
    expect(unread[0]?.problem.message).toBe(
      'Asked for record 991000001, Alma answered with record 991000002.',
    );
  });

  it('asks of nothing whether it is digital when no record is meant', async () => {
    const { alma, asked } = asking((_, ids) => page(ids));
    const { read } = await readRecords(alma, MEMBERS, { asksDigital: () => false });
    expect(asked).toEqual(['1234']);
    expect(read.map(({ record }) => record.digital)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('halves a refused question whether records are digital, down to the bad one', async () => {
    const { alma, asked } = asking(({ query }, ids) => {
      const isBad = query?.['expand'] === 'd_avail' && ids.some((id) => id === '991000003');
      if (isBad) throw failure('refused');
      return page(ids);
    });
    const { read, unread } = await readRecords(alma, MEMBERS, { asksDigital: () => true });
    expect(asked).toEqual(['1234', '1234', '12', '34', '3', '4']);
    expect(read.map(({ position, record }) => [position, record.digital])).toEqual([
      [0, false],
      [1, false],
      [3, false],
    ]);
    expect(unread.map(({ position }) => position)).toEqual([2]);
  });

  it('leaves unread all of whom Alma is too unwell to say whether they are digital', async () => {
    const { alma, asked } = asking(({ query }, ids) => {
      if (query?.['expand'] === 'd_avail') throw failure('server');
      return page(ids);
    });
    const { read, unread } = await readRecords(alma, MEMBERS, { asksDigital: () => true });
    expect(asked).toEqual(['1234', '1234']);
    expect(read).toEqual([]);
    expect(unread.length).toBe(4);
  });
});
