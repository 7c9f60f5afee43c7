import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../support/simulated-alma';

/** A title of the small archive; its handle is `54321/<number>`. */
interface Title {
  readonly number: number;
  readonly format?: 'dc' | 'marc21';
  readonly keepsType?: boolean;
}

const CODE = '01SMALL_INST';
const PREFIX = '54321';

/** Sets of three titles that stand before the first job, and one of five that was left in the profile. */
const SMALL_SETS = {
  letters: { name: 'Letters', titles: titles(100, 3) },
  maps: { name: 'Maps', titles: titles(200, 3) },
  typed: { name: 'Films', titles: titles(300, 3).map((title) => ({ ...title, keepsType: true })) },
  mixed: {
    name: 'Mixed',
    titles: [...titles(400, 3), { number: 403, format: 'marc21' as const }],
  },
  leftover: { name: 'Left in the profile', titles: titles(500, 5) },
} as const satisfies Record<string, { readonly name: string; readonly titles: readonly Title[] }>;

/** The MMS IDs of a set. */
export function membersOf(set: keyof typeof SMALL_SETS): readonly string[] {
  return SMALL_SETS[set].titles.map(mmsIdOf);
}

/** Writes the archive for this worker. @returns its folder */
export function smallArchive(): string {
  const folder = join(ROOT, `.cache/archives/small-${process.env['TEST_WORKER_INDEX'] ?? 'main'}`);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const institution = {
    code: CODE,
    name: 'Small College',
    prefix: PREFIX,
    primo: { domain: 'small.example.org', view: `${CODE}:ALL` },
    controlNumber: { name: 'Small Handles', prefix: `${PREFIX}/`, next: 900_000 },
  };
  const sets = Object.values(SMALL_SETS);
  write('institution.json', JSON.stringify(institution));
  write('records.jsonl', lines(sets.flatMap((set) => [...set.titles]).map(recordOf)));
  write('sets.json', JSON.stringify(sets.map(setOf)));
  write('registry.jsonl', '');
  return folder;
}

function titles(from: number, length: number): readonly Title[] {
  return Array.from({ length }, (_, i) => ({ number: from + i }));
}

function mmsIdOf({ number }: Title): string {
  return `99100000${number}0006421`;
}

function recordOf(title: Title): object {
  return {
    mms_id: mmsIdOf(title),
    record_format: title.format ?? 'dc',
    title: `Title ${title.number}`,
    suppressed: false,
    digital: true,
    background: null,
    record: title.format === 'marc21' ? marcOf(title) : dublinCoreOf(title),
    fault: null,
    ...(title.keepsType === true ? { copy_keeps_type: true } : {}),
  };
}

function dublinCoreOf(title: Title): string {
  return (
    `<record xmlns="http://alma.exlibrisgroup.com/dc/${CODE}"` +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dcterms:identifier xsi:type="dcterms:URI">http://hdl.handle.net/${PREFIX}/${title.number}` +
    `</dcterms:identifier><dc:title>Title ${title.number}</dc:title>` +
    `<dc:identifier>alma:${CODE}/bibs/${mmsIdOf(title)}</dc:identifier></record>`
  );
}

function marcOf({ number }: Title): string {
  return (
    '<record><leader>00000nam a2200000 a 4500</leader>' +
    `<datafield tag="245" ind1="0" ind2="0"><subfield code="a">Title ${number}</subfield></datafield>` +
    '</record>'
  );
}

function setOf({ name, titles: members }: (typeof SMALL_SETS)[keyof typeof SMALL_SETS]): object {
  return {
    id: `77${members[0]?.number ?? 0}0000000006421`,
    name,
    description: '',
    type: 'ITEMIZED',
    content: 'IED',
    private: false,
    created_by: 'admin',
    members: members.map(mmsIdOf),
  };
}

function lines(all: readonly object[]): string {
  return all.map((one) => `${JSON.stringify(one)}\n`).join('');
}
