import fc from 'fast-check';

import { guardMessages } from '../../cloudapp/src/app/alma/cloudapp/message-guard';

/** What can be posted between windows and could mean something to the bus, or break who looks at it. */
const odd = fc.constantFrom<unknown>(
  undefined,
  null,
  0,
  '',
  'exl-cloudapp::PAGE_LOAD',
  'webpackHotUpdate',
  ['exl-cloudapp::PAGE_LOAD'],
  { toString: null },
  { valueOf: null, toString: null },
  Object.create(null),
  new Date(Number.NaN),
  new Map([['name', 'exl-cloudapp::PAGE_LOAD']]),
);

const message = fc.oneof(
  fc.record({ name: fc.string().map((end) => `exl-cloudapp::${end}`) }),
  fc.record({ name: odd, id: odd, payload: odd }, { requiredKeys: [] }),
  fc.record({ inReplyTo: odd, name: odd }, { requiredKeys: [] }),
  odd,
  fc.anything(),
);

/** Whether the SDK's bus would take the message for one of its own, or stumble over it. */
function isForBus(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  if ('inReplyTo' in data) return true;
  if (!('name' in data)) return false;
  return typeof data.name !== 'string' || data.name.startsWith('exl-cloudapp::');
}

describe('messages of other windows', () => {
  const parent = new EventTarget();

  function heardOf(data: unknown, source: EventTarget | null): readonly unknown[] {
    const frame = Object.assign(new EventTarget(), { parent });
    const heard: unknown[] = [];
    guardMessages(frame as unknown as Window);
    frame.addEventListener('message', () => heard.push(data));
    frame.dispatchEvent(Object.assign(new Event('message'), { data, source }));
    return heard;
  }

  it('never reach the SDK, whatever they hold, but those of the page around the app do', () => {
    const strangers = [new EventTarget(), null];
    fc.assert(
      fc.property(message, fc.constantFrom(parent, ...strangers), (data, source) => {
        const isBelieved = source === parent || !isForBus(data);
        expect(heardOf(data, source).length).toBe(isBelieved ? 1 : 0);
      }),
      {
        numRuns: 2000,
        examples: [
          [{ name: { toString: null } }, null],
          [{ name: ['exl-cloudapp::PAGE_LOAD'] }, null],
        ],
      },
    );
  });

  it('are told from Alma by their window alone, whatever origin they name', () => {
    const forged = { name: 'exl-cloudapp::PAGE_LOAD', origin: 'https://alma.example.org' };
    expect(heardOf(forged, new EventTarget())).toEqual([]);
    expect(heardOf(forged, parent).length).toBe(1);
  });
});
