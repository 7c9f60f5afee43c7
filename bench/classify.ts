import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';

import { type Archive } from '../simulator/library/model';
import { benchArchive } from './archives';
import { type Figure, type Measurement, printNumber } from './measurement';
import { type BenchOptions } from './options';
import { measureReading, type PlainRecord, type ReaderName, type Speed } from './reading';

const MEASURE_MS = 3000;

/** How fast records are judged, in Node and in the browser. */
export async function* classify(options: BenchOptions): AsyncGenerator<Measurement> {
  yield await measure('classify', options, []);
}

/** How fast records are read, beside the browser's own parser doing the same reading. */
export async function* parse(options: BenchOptions): AsyncGenerator<Measurement> {
  yield await measure('parse', options, ['domParser']);
}

async function measure(
  name: ReaderName,
  options: BenchOptions,
  others: readonly ReaderName[],
): Promise<Measurement> {
  const { archive, size } = await benchArchive(
    options,
    options.records[0] ?? 12_106,
    'copy-needed',
  );
  const records = archive.records.filter(({ fault }) => fault === null).map(toPlain);
  const node = measureReading(name, records, archive.institution.prefix, MEASURE_MS);
  const { own, beside } = await inBrowser(async (page) => ({
    own: await measureIn(page, name, records, archive),
    beside: await Promise.all(others.map((other) => measureIn(page, other, records, archive))),
  }));
  const [dom] = beside;
  return {
    title: `${name}: ${printNumber(size)} records`,
    figures: [
      ...speedOf('Node', node),
      ...speedOf('browser', own),
      ...(dom === undefined ? [] : speedOf('browser, DOMParser', dom)),
      ...(dom === undefined
        ? []
        : [
            {
              what: 'app ÷ DOMParser',
              value: own.recordsPerSecond / dom.recordsPerSecond,
              unit: '×',
            },
          ]),
    ],
  };
}

function speedOf(where: string, speed: Speed): readonly Figure[] {
  return [
    { what: `${where}: records a second`, value: speed.recordsPerSecond, unit: '' },
    { what: `${where}: MB a second`, value: speed.megabytesPerSecond, unit: '' },
  ];
}

async function inBrowser<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const bundle = await build({
    entryPoints: ['bench/browser/reading-page.ts'],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
  });
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_BIN'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' });
    return await work(page);
  } finally {
    await browser.close();
  }
}

function measureIn(
  page: Page,
  name: ReaderName,
  records: readonly PlainRecord[],
  { institution }: Archive,
): Promise<Speed> {
  return page.evaluate(
    (task) => {
      // NOTE The page's own script put it there.
      const { measureReading: run } = globalThis as unknown as {
        measureReading: (...task: readonly unknown[]) => Speed;
      };
      return run(...task);
    },
    [name, records, institution.prefix, MEASURE_MS] as const,
  );
}

function toPlain(record: Archive['records'][number]): PlainRecord {
  const { mmsId, recordFormat, title, xml } = record;
  return { mmsId, format: recordFormat, title, xml };
}
