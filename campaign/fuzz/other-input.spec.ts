import fc from 'fast-check';

import { parseConfiguration } from '../../cloudapp/src/app/core/configuration/parse-configuration';
import { parseHandle } from '../../cloudapp/src/app/core/handle/parse-handle';
import { readIdFile } from '../../cloudapp/src/app/core/id-list/read-id-file';
import { readReport } from '../../cloudapp/src/app/core/report/read-report';
import { DEFAULT_SETTINGS, parseSettings } from '../../cloudapp/src/app/core/settings/settings';
import { readEvents } from '../../cloudapp/src/app/core/event-report/read-events';
import { readTable } from '../../cloudapp/src/app/core/table/read-table';
import { UnreadableTableError } from '../../cloudapp/src/app/core/table/table-error';
import { fetchHandleServer } from '../../cloudapp/src/app/resolver/fetch-handle-server';
import { HandleServerError } from '../../cloudapp/src/app/resolver/handle-server';
import { bibsOnPage } from '../../cloudapp/src/app/workflow/card/bibs-on-page';
import { parseRun, UnreadableRunError } from '../../cloudapp/src/app/workflow/journal/parse-run';
import { readBeforeImages } from '../../cloudapp/src/app/workflow/repair/before-images';
import { readRepairJournal } from '../../cloudapp/src/app/workflow/repair/repair-journal';
import { resumed } from '../../cloudapp/src/app/workflow/run/resume';
import { runUnderWay } from '../../bench/run-under-way';
import { builtinArchive } from '../../simulator/archive/builtin';
import { demoConfig } from '../../simulator/gateway/demo-config';
import { Library } from '../../simulator/library/library';
import { mangled, mangledText } from './mangle';

const RUNS = { numRuns: 500 };
/** At which place, or what contradicts what. */
const SAYS_WHERE = /^A stored run (is damaged at "[\w.-]*": .+|contradicts itself: .+)/;
const HANDLE = parseHandle('99321/1', ['99321']).handle!;

describe('what comes in', () => {
  it('as the answer of a handle server is read or refused by name', async () => {
    const reply = {
      responseCode: 1,
      handle: '99321/1',
      values: [
        { index: 1, type: 'URL', data: { format: 'string', value: 'https://x.example/' } },
        { index: 2, type: 'HS_ALIAS', data: { format: 'string', value: '99321/2' } },
        { index: 3, type: '10320/loc', data: { format: 'string', value: '<locations/>' } },
      ],
    };
    const text = JSON.stringify(reply);
    const body = fc.oneof(
      mangled(reply).map((value) => JSON.stringify(value) ?? ''),
      mangledText(text),
      fc.string(),
    );
    const status = fc.constantFrom(200, 204, 301, 400, 404, 429, 500, 503);
    await fc.assert(
      fc.asyncProperty(body, status, async (answer, code) => {
        const server = fetchHandleServer({
          resolver: () => 'https://hdl.example',
          fetch: () =>
            Promise.resolve(new Response(code === 204 ? null : answer, { status: code })),
        });
        try {
          const { kind } = await server.ask(HANDLE, false);
          expect(['registered', 'unregistered']).toContain(kind);
        } catch (error) {
          expect(error).toBeInstanceOf(HandleServerError);
        }
      }),
      RUNS,
    );
  });

  it('as a stored configuration is taken whole, called damaged, or called newer', () => {
    const library = new Library(builtinArchive());
    const stored: unknown = JSON.parse(
      demoConfig({ library, resolver: 'https://hdl.example', hasLimits: true }),
    );
    library.stop();
    const kinds = ['none', 'configuration', 'damaged', 'newer'];
    fc.assert(
      fc.property(fc.oneof(mangled(stored), fc.anything()), (document) => {
        const read = parseConfiguration(document);
        expect(kinds).toContain(read.kind);
        if (read.kind !== 'configuration') return;
        // What is taken is whole: written and read again it is the same.
        const again = parseConfiguration(JSON.parse(JSON.stringify(read.configuration)));
        expect(again).toEqual(jasmine.objectContaining({ kind: 'configuration' }));
        expect(JSON.stringify(again)).toBe(JSON.stringify(read));
      }),
      RUNS,
    );
  });

  it('as stored settings is taken or replaced', () => {
    fc.assert(
      fc.property(fc.oneof(mangled(DEFAULT_SETTINGS), fc.anything()), (stored) => {
        const { settings } = parseSettings(stored);
        expect(parseSettings(settings)).toEqual({ settings, unknown: [] });
      }),
      RUNS,
    );
  });

  it('as the journal of a run is taken up or put aside, never half believed', () => {
    const run = runUnderWay(12, '7600000000006421', 1_770_000_000_000);
    expect(parseRun(JSON.parse(JSON.stringify(run)))).toEqual(run);
    fc.assert(
      fc.property(fc.oneof(mangled(run), fc.anything()), (stored) => {
        try {
          const read = parseRun(stored);
          if (read === undefined) return;
          expect(parseRun(JSON.parse(JSON.stringify(read)))).toEqual(read);
          const [, effects] = resumed(read);
          // Taking up a run only looks: nothing in a journal can start a job.
          for (const { type } of effects) {
            expect(['launch', 'preflight', 'wait-for-quota']).not.toContain(type);
          }
        } catch (error) {
          if (!(error instanceof UnreadableRunError)) throw error;
          // It is said which part of it is not as it must be.
          if (!SAYS_WHERE.test(error.message)) throw new Error(`Refused so: ${error.message}`);
        }
      }),
      RUNS,
    );
  });

  it('as the journal or the before-images of repairs is read or left', () => {
    const journal = {
      version: 1,
      startedAt: 1,
      settled: 2,
      unlisted: 0,
      open: [{ mmsId: '991000000000016421', review: 'a b' }],
    };
    fc.assert(
      fc.property(fc.oneof(mangled(journal), fc.anything()), (stored) => {
        const read = readRepairJournal(stored);
        expect(read === undefined || Array.isArray(read.open)).toBeTrue();
      }),
      RUNS,
    );
    const line = '{"mmsId":"991000000000016421","format":"dcap01","xml":"<record/>"}\n';
    fc.assert(
      fc.property(fc.oneof(mangledText(line.repeat(3)), fc.string()), (text) => {
        expect(Array.isArray(readBeforeImages(text).images)).toBeTrue();
      }),
      RUNS,
    );
  });

  it('as a file is a list, a report, a table, or said to be none', () => {
    const csv = 'mms_id,title\r\n991000000000016421,"a, ""b"""\r\n';
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      mangledText(csv).map((text) => new TextEncoder().encode(text)),
      fc.uint8Array({ maxLength: 400 }).map((tail) => Uint8Array.of(0x50, 0x4b, 3, 4, ...tail)),
    );
    fc.assert(
      fc.property(bytes, (content) => {
        for (const read of [readIdFile, readTable]) {
          try {
            read(content);
          } catch (error) {
            expect(error).toBeInstanceOf(UnreadableTableError);
          }
        }
      }),
      RUNS,
    );
    fc.assert(
      fc.property(fc.oneof(mangledText(csv), fc.string()), (text) => {
        expect(readReport(text)).toBeDefined();
      }),
      RUNS,
    );
    fc.assert(
      fc.property(fc.array(fc.array(fc.string())), (rows) => {
        expect(readEvents(rows)).toBeDefined();
      }),
      RUNS,
    );
  });

  it('as entities of a page is records or nothing', () => {
    const entity = fc.record({
      id: fc.string(),
      type: fc.string(),
      link: fc.oneof(fc.string(), fc.webUrl(), fc.constant('/almaws/v1/bibs/?nz_mms_id=%E0%A4%A')),
      description: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(entity), (entities) => {
        expect(bibsOnPage(entities).mmsIds.length).toBeLessThanOrEqual(50);
      }),
      RUNS,
    );
  });
});
