import FakeTimers from '@sinonjs/fake-timers';

import { asMmsId, type MmsId } from '../../core/identifiers/mms-id';
import { AlmaError } from '../port/alma-error';
import { almaOverRest } from '../port/alma-over-rest';
import { type RestCaller, type RestRequest } from '../port/rest';
import { type ReadEvent, type ReadSummary, type UnreadMember } from '../port/set-reader';
import { pacedRest } from './paced-rest';
import { setReader } from './read-set';

function idAt(index: number): MmsId {
  return asMmsId(`99${String(1_000_000 + index)}`);
}

interface Faults {
  readonly corrupt?: readonly number[];
  readonly omitted?: readonly number[];
  readonly total?: number;
  readonly memberAt?: (index: number) => MmsId;
  readonly refuses?: (request: RestRequest) => AlmaError | undefined;
}

/** A set of so many records, answering as Alma does, after 200 ms. */
function aSetOf(size: number, faults: Faults = {}): RestCaller & { calls: RestRequest[] } {
  const { corrupt = [], omitted = [], memberAt = idAt } = faults;
  const answer = (request: RestRequest): unknown => {
    const fault = faults.refuses?.(request);
    if (fault !== undefined) throw fault;
    const query = request.query ?? {};
    if (request.path === '/conf/sets/1') {
      return { id: '1', name: 'A', number_of_members: { value: String(size) } };
    }
    if (request.path.endsWith('/members')) {
      const from = Number(query['offset']);
      const until = Math.min(from + Number(query['limit']), size);
      if (corrupt.some((index) => index >= from && index < until)) throw refusal('60108');
      const member = Array.from({ length: until - from }, (_, i) => ({ id: memberAt(from + i) }));
      return { ...(member.length > 0 ? { member } : {}), total_record_count: faults.total ?? size };
    }
    const bad = new Set<string>(omitted.map(idAt));
    if (request.path === '/bibs') {
      const ids = (query['mms_id'] ?? '').split(',').filter((id) => !bad.has(id));
      return { bib: ids.map((id) => aBib(id)), total_record_count: ids.length };
    }
    const id = request.path.slice('/bibs/'.length);
    if (bad.has(id)) throw refusal('402203');
    return aBib(id);
  };
  const rest = {
    calls: [] as RestRequest[],
    call: (request: RestRequest) => {
      rest.calls.push(request);
      return new Promise<unknown>((resolve, reject) =>
        setTimeout(() => {
          try {
            resolve(answer(request));
          } catch (error) {
            reject(error);
          }
        }, 200),
      );
    },
  };
  return rest;
}

function aBib(id: string, showsInventory = false): object {
  const inventory = showsInventory ? '<datafield tag="AVD"/>' : '';
  const anies = [`<record>${inventory}</record>`];
  return { mms_id: id, record_format: 'dcap01', title: 'A title', anies };
}

function refusal(code: string, kind: 'refused' | 'server' = 'refused'): AlmaError {
  return new AlmaError('Not valid.', { kind, status: 400, code, trackingId: 'E01' });
}

interface Gathered {
  readonly positions: number[];
  readonly unread: UnreadMember[];
  summary: ReadSummary | undefined;
}

async function gather(events: AsyncIterable<ReadEvent>): Promise<Gathered> {
  const gathered: Gathered = { positions: [], unread: [], summary: undefined };
  for await (const event of events) {
    if (event.kind === 'end') gathered.summary = event.summary;
    if (event.kind !== 'batch') continue;
    gathered.positions.push(...event.read.map(({ position }) => position));
    gathered.unread.push(...event.unread);
  }
  return gathered;
}

describe('setReader', () => {
  let clock: ReturnType<typeof FakeTimers.install>;
  beforeEach(() => {
    clock = FakeTimers.install({ loopLimit: 100_000 });
  });
  afterEach(() => clock.uninstall());

  async function readAll(rest: RestCaller): Promise<Gathered> {
    const gathering = gather(setReader(almaOverRest(pacedRest(rest))).readSet('1', {}));
    await clock.runAllAsync();
    return gathering;
  }

  it('reads 12,106 records in the platform minimum and a little', async () => {
    const rest = aSetOf(12_106);
    const began = Date.now();
    const { positions, summary } = await readAll(rest);
    expect(new Set(positions).size).toBe(12_106);
    expect(summary?.isComplete).toBeTrue();
    expect(rest.calls.length).toBe(245);
    expect(Date.now() - began).toBeLessThanOrEqual(45_800 * 1.05);
  });

  it('names the corrupted positions and the records that are not handed out', async () => {
    const { positions, unread, summary } = await readAll(
      aSetOf(1234, { corrupt: [0, 57, 58, 1233], omitted: [5, 700] }),
    );
    expect(positions.length).toBe(1228);
    expect(unread.map((member) => member.position).sort((a, b) => a - b)).toEqual([
      0, 5, 57, 58, 700, 1233,
    ]);
    expect(unread.find(({ position }) => position === 700)).toEqual(
      jasmine.objectContaining({
        mmsId: idAt(700),
        problem: { code: '402203', message: 'Not valid.', trackingId: 'E01' },
      }),
    );
    expect(unread.find(({ position }) => position === 57)?.mmsId).toBeUndefined();
    expect(summary).toEqual(jasmine.objectContaining({ unread: 6, isComplete: true }));
  });

  it('asks by itself whether a record is digital that a batch leaves out', async () => {
    const omitted = new Set<string>([idAt(5), idAt(70)]);
    const rest: RestCaller = {
      call: async ({ path, query = {} }) => {
        if (path === '/conf/sets/1') return { id: '1', number_of_members: { value: '90' } };
        const ids = Array.from({ length: 90 }, (_, index) => idAt(index));
        if (path.endsWith('/members')) {
          return { member: ids.map((id) => ({ id })), total_record_count: 90 };
        }
        const digital = query['expand'] === 'd_avail';
        const asked = (query['mms_id'] ?? path.slice('/bibs/'.length)).split(',');
        const told = asked.filter((id) => asked.length === 1 || !omitted.has(id));
        const bib = told.map((id) => aBib(id, digital && id !== idAt(70)));
        return path === '/bibs' ? { bib, total_record_count: bib.length } : bib[0];
      },
    };
    const events = setReader(almaOverRest(rest)).readSet('1', { asksDigital: () => true });
    const digitalOf = new Map<string, boolean | undefined>();
    for await (const event of events) {
      if (event.kind !== 'batch') continue;
      for (const { mmsId, record } of event.read) digitalOf.set(mmsId, record.digital);
    }
    expect(digitalOf.size).toBe(90);
    expect(digitalOf.get(idAt(5))).toBeTrue();
    expect([...digitalOf].filter(([, digital]) => digital !== true)).toEqual([[idAt(70), false]]);
  });

  it('counts a member that stands on two pages once, and says that one is missing', async () => {
    const { positions, summary } = await readAll(
      aSetOf(250, { memberAt: (index) => idAt(index === 200 ? 3 : index) }),
    );
    expect(positions.length).toBe(249);
    expect(summary).toEqual(jasmine.objectContaining({ repeated: 1, isComplete: false }));
  });

  it('notices that the set has changed its size', async () => {
    const { summary } = await readAll(aSetOf(250, { total: 249 }));
    expect(summary).toEqual(
      jasmine.objectContaining({ sizeAtStart: 250, sizeAtEnd: 249, isComplete: false }),
    );
  });

  it('reads again only what could not be read', async () => {
    let isDown = true;
    const rest = aSetOf(300, {
      refuses: ({ query }) =>
        isDown && (query?.['offset'] === '100' || query?.['mms_id']?.startsWith(idAt(200)) === true)
          ? refusal('', 'server')
          : undefined,
    });
    const reader = setReader(almaOverRest(pacedRest(rest)));
    const first = gather(reader.readSet('1', {}));
    await clock.runAllAsync();
    const { unread } = await first;
    expect(unread.length).toBe(200);
    isDown = false;
    const again = gather(reader.readAgain('1', unread, {}));
    await clock.runAllAsync();
    const { positions, summary } = await again;
    expect(new Set(positions).size).toBe(200);
    expect(summary?.isComplete).toBeTrue();
  });

  it('stops with the reason given and asks nothing more', async () => {
    const rest = aSetOf(5000);
    const stop = new AbortController();
    const reader = setReader(almaOverRest(pacedRest(rest)));
    const gathering = expectAsync(gather(reader.readSet('1', {}, stop.signal))).toBeRejectedWith(
      'enough',
    );
    await clock.tickAsync(6000);
    stop.abort('enough');
    const sent = rest.calls.length;
    await clock.runAllAsync();
    await gathering;
    expect(rest.calls.length).toBe(sent);
  });
});
