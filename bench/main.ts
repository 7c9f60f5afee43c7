import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { bundle } from './bundle';
import { card } from './card';
import { check } from './check';
import { classify, parse } from './classify';
import { handles } from './handles';
import { list } from './list';
import { describeMachine } from './machine';
import { keepsBar, type Measurement } from './measurement';
import { type BenchOptions, readOptions } from './options';
import { printTable } from './print-table';
import { repair } from './repair';
import { resume } from './resume';
import { soak } from './soak';
import { start } from './start';

type Bench = (options: BenchOptions) => AsyncIterable<Measurement>;

const BENCHES: Readonly<Record<string, Bench>> = {
  check,
  handles,
  classify,
  parse,
  repair,
  card,
  list,
  bundle,
  start,
  resume,
  soak,
};
const FOLDER = 'reports/bench';

const options = readOptions(process.argv.slice(2));
const names = options.names.length > 0 ? options.names : Object.keys(BENCHES);
let missed = 0;
for (const name of names) {
  const bench = BENCHES[name];
  if (bench === undefined) {
    console.error(`There is no bench "${name}": use ${Object.keys(BENCHES).join(', ')}.`);
    process.exit(1);
  }
  const measurements: Measurement[] = [];
  for await (const measurement of bench(options)) {
    measurements.push(measurement);
    missed += measurement.figures.filter((figure) => !keepsBar(figure)).length;
    console.log(printTable(measurement));
  }
  mkdirSync(FOLDER, { recursive: true });
  const made = { date: new Date().toISOString(), machine: describeMachine(), measurements };
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(made, undefined, 2)}\n`);
}
if (missed > 0) console.log(`${missed} bars missed.`);
process.exit(missed === 0 ? 0 : 1);
