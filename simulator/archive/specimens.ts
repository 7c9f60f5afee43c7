import { type BibRecord, type HandleTroubleAt, type HandleValue } from '../library/model';
import { type DcField, dcField, marc, mods } from './record-text';
import { type MadeTitle, type TitleMaker } from './title-maker';

/** A title that shows something; `shows` is a state, `+` a finding, `?` a verdict. */
export interface Specimen extends MadeTitle {
  readonly shows: readonly string[];
  readonly trouble?: HandleTroubleAt;
}

interface Wish {
  readonly shows: readonly string[];
  readonly title?: string;
  readonly fields?: (handle: string, number: number) => readonly DcField[];
  readonly change?: (record: BibRecord, handle: string) => Partial<BibRecord>;
  /** What the handle server knows; `right` for the record's own page. */
  readonly target?: string | null | readonly HandleValue[] | ((mmsId: string) => string);
  readonly cached?: string | null;
  readonly trouble?: { readonly busyTimes?: number; readonly delayMs?: number };
}

const URL_OF = 'http://hdl.handle.net/';
const TYPED = ' xsi:type="dcterms:URI"';
const id = (text: string, attributes = ''): DcField => dcField('dc:identifier', text, attributes);
const url = (handle: string): DcField => id(URL_OF + handle);

/** One or more of every state, finding and verdict, in the order of the table of states. */
export function makeSpecimens(maker: TitleMaker): readonly Specimen[] {
  const wishes = wishList(maker);
  const specimens = wishes.map((wish, i) => grant(maker, wish, 7000 + i));
  return [...specimens, ...duplicates(maker)];
}

function grant(maker: TitleMaker, wish: Wish, number: number): Specimen {
  const mmsId = maker.nextMmsId();
  const handle = maker.handle(number);
  const title = wish.title ?? maker.title(number);
  const fields = wish.fields?.(handle, number) ?? [id(`hvc:${number}`), url(handle)];
  const plain = maker.record(mmsId, title, fields);
  const record = { ...plain, ...wish.change?.(plain, handle) };
  const cached = wish.cached === undefined ? {} : { cached: wish.cached };
  const asked = wish.target === 'right' ? maker.url(mmsId) : wish.target;
  const target = typeof asked === 'function' ? asked(mmsId) : asked;
  const registrations =
    target === undefined ? [] : [{ handle, values: valuesOf(target), ...cached }];
  const trouble = wish.trouble === undefined ? {} : { trouble: { handle, ...wish.trouble } };
  return { record, registrations, shows: wish.shows, ...trouble };
}

function valuesOf(target: string | null | readonly HandleValue[]): readonly HandleValue[] {
  if (typeof target === 'string') return [{ type: 'URL', value: target }];
  return target ?? [{ type: 'EMAIL', value: 'archive@harrowvale.example.org' }];
}

function wishList(maker: TitleMaker): readonly Wish[] {
  const other = maker.url('991000000000026421');
  const sandbox = 'https://sandbox.example.org/discovery/fulldisplay/alma';
  const marcRecord = (record: BibRecord, fields: Parameters<typeof marc>[2]) => ({
    recordFormat: 'marc21',
    xml: marc(record.mmsId, record.title, fields),
  });
  return [
    { shows: ['unreadable'], change: () => ({ fault: 'corrupt' }) },
    { shows: ['unreadable'], change: (record) => ({ xml: record.xml.slice(0, -12) }) },
    { shows: ['linked'], change: () => ({ linkedTo: 'NZ' }) },
    { shows: ['linked'], change: () => ({ linkedTo: 'CZ' }) },
    {
      shows: ['not-digital'],
      title: 'The Harrow Vale Collection',
      change: () => ({ isDigital: false }),
    },
    {
      shows: ['wrong-format'],
      change: (record, handle) =>
        marcRecord(record, [
          {
            tag: '024',
            indicators: '7 ',
            subfields: [
              ['a', handle],
              ['2', 'hdl'],
            ],
          },
        ]),
    },
    {
      shows: ['wrong-format', '?right'],
      target: 'right',
      change: (record, handle) => ({
        recordFormat: 'mods',
        background: handle,
        xml: mods(record.title, [['hdl', URL_OF + handle]]),
      }),
    },
    // No route of the demo configuration takes MARC or MODS; with one, these three are `misplaced`.
    {
      shows: ['wrong-format'],
      change: (record, handle) =>
        marcRecord(record, [{ tag: '856', indicators: '40', subfields: [['u', URL_OF + handle]] }]),
    },
    {
      shows: ['wrong-format'],
      change: (record, handle) =>
        marcRecord(record, [{ tag: '024', indicators: '7 ', subfields: [['a', handle]] }]),
    },
    {
      shows: ['wrong-format'],
      change: (record, handle) => ({
        recordFormat: 'mods',
        xml: mods(record.title, [['uri', URL_OF + handle]]),
      }),
    },
    {
      shows: ['misplaced'],
      fields: (handle, n) => [id(`hvc:${n}`), dcField('dc:relation', URL_OF + handle)],
    },
    { shows: ['conflicting'], fields: (handle) => [url(handle), url(`${handle}9`)] },
    { shows: ['malformed'], fields: (handle) => [url(`${handle}.`)] },
    { shows: ['malformed'], fields: () => [url(`${maker.institution.prefix}/`)] },
    { shows: ['malformed'], fields: (handle) => [id(`${URL_OF}${handle}; ${URL_OF}${handle}1`)] },
    { shows: ['typed'], fields: (handle, n) => [id(`hvc:${n}`), id(URL_OF + handle, TYPED)] },
    {
      shows: ['copy-needed'],
      change: () => ({ copyKeepsType: true }),
      fields: (handle, n) => [
        id(`hvc:${n}`),
        dcField('dcterms:identifier', URL_OF + handle, TYPED),
      ],
    },
    { shows: ['foreign'], fields: () => [url('20.500.99999/417')] },
    { shows: ['none'], fields: (_, n) => [id(`hvc:${n}`)] },
    {
      shows: ['ready', '+twice', '?right'],
      target: 'right',
      fields: (handle) => [url(handle), url(handle)],
    },
    {
      shows: ['ready', '+also-typed'],
      fields: (handle) => [url(handle), id(URL_OF + handle, TYPED)],
    },
    { shows: ['ready', '+bare', '?right'], target: 'right', fields: (handle) => [id(handle)] },
    {
      shows: ['ready', '+https', '?right'],
      target: 'right',
      fields: (handle) => [id(`https://hdl.handle.net/${handle}`)],
    },
    {
      shows: ['ready', '+suppressed', '?right'],
      target: 'right',
      change: () => ({ isSuppressed: true }),
    },
    { shows: ['ready', '+no-title', '?right'], target: 'right', title: '' },
    {
      shows: ['ready', '+suffix-mismatch', '?right'],
      target: 'right',
      fields: (handle, n) => [id(`hvc:${n + 1}`), url(handle)],
    },
    {
      shows: ['ready', '+also-dcterms', '?right'],
      target: 'right',
      fields: (handle, n) => [
        id(`hvc:${n}`),
        url(handle),
        dcField('dcterms:identifier', URL_OF + handle, TYPED),
      ],
    },
    {
      shows: ['ready', '+ns-prefix'],
      fields: (handle) => [
        url(handle),
        dcField(
          'ns0:hvcinfo',
          'batch 4',
          ` xmlns:ns0="http://alma.exlibrisgroup.com/dc/${maker.institution.code}"`,
        ),
      ],
    },
    {
      shows: ['ready', '?wrong-site'],
      target: (mmsId) => `${sandbox}${mmsId}/01HVC_INST:HVC`,
      change: sameBackground,
    },
    { shows: ['ready', '?wrong-record'], target: other, change: sameBackground },
    { shows: ['ready', '?elsewhere'], target: 'https://old.harrowvale.example.org/islandora/7030' },
    { shows: ['ready', '?no-url'], target: null },
    { shows: ['ready', '?unregistered'] },
    { shows: ['ready', '?unchecked'], target: 'right', trouble: { busyTimes: Infinity } },
    { shows: ['ready', '?right'], target: 'right', trouble: { busyTimes: 1, delayMs: 800 } },
    { shows: ['ready', '?right'], target: 'right', cached: null },
    { shows: ['ready', '?right'], target: 'right', cached: other },
    {
      shows: ['ready', '?wrong-record'],
      target: [{ type: 'HS_ALIAS', value: maker.handle(2000) }],
    },
    { shows: ['ready', '?right'], target: 'right', change: () => ({ fault: 'omitted-in-batch' }) },
    ...[
      '<img src=x onerror=alert(1)>',
      '=HYPERLINK("http://x")',
      'מכתב מירושלים',
      'رسالة من القاهرة',
      'Parade 🎺 on the green',
      'Two lines\nof a title',
      'Pipe 72/" & <b>„quotes“</b>',
    ].map((title): Wish => ({ shows: ['ready', '?right'], target: 'right', title })),
  ];
}

function sameBackground(_: BibRecord, handle: string): Partial<BibRecord> {
  return { background: handle };
}

/** Two titles that bear one handle, which leads to the second. */
function duplicates(maker: TitleMaker): readonly Specimen[] {
  const handle = maker.handle(7900);
  const [one, two] = ['One', 'Two'].map((which) =>
    maker.record(maker.nextMmsId(), `Letter ${which} to Isidore`, [url(handle)]),
  );
  if (one === undefined || two === undefined) return [];
  const values = [{ type: 'URL', value: maker.url(two.mmsId) }];
  return [
    { record: one, registrations: [], shows: ['duplicate', '?wrong-record'] },
    { record: two, registrations: [{ handle, values }], shows: ['duplicate', '?right'] },
  ];
}
