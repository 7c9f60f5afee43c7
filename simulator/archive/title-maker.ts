import { type BibRecord, type Institution, type Registration } from '../library/model';
import { type Random } from '../library/random';
import { type DcField, dcField, dublinCore } from './record-text';

/** Where a title made for an archive stands on its way. */
export type TitleStage = 'resolved' | 'ready' | 'copy-needed' | 'typed' | 'none';

export interface MadeTitle {
  readonly record: BibRecord;
  readonly registrations: readonly Registration[];
}

const MADE = '2026-01-12T09:00:00.000Z';
const THINGS = ['Letter to', 'Photograph of', 'Interview with', 'Notebook of', 'Postcard to'];
const PEOPLE = ['Ines Okafor', 'the Rowing Club', 'Prof. Almgren', 'Miss Tamsin Bell', 'the Choir'];
const TYPES = ['letter', 'photograph', 'sound recording', 'manuscript', 'postcard'];

/** Makes titles of an invented college, one after the other, always the same from one seed. */
export class TitleMaker {
  private made = 0;

  constructor(
    readonly institution: Institution,
    private readonly random: Random,
  ) {}

  /** `prefix/number` */
  handle(number: number): string {
    return `${this.institution.prefix}/${number}`;
  }

  url(mmsId: string): string {
    const { domain, view } = this.institution.primo;
    return `https://${domain}/discovery/fulldisplay/alma${mmsId}/${view}`;
  }

  nextMmsId(): string {
    this.made += 1;
    return `9910${(5_000_000 + this.made * 7).toString().padStart(8, '0')}026421`;
  }

  title(number: number): string {
    const year = 1890 + this.random.below(120);
    return `${this.random.pick(THINGS)} ${this.random.pick(PEOPLE)}, ${year} [${number}]`;
  }

  /** A Dublin Core title as it comes from the old repository. */
  make(number: number, stage: TitleStage): MadeTitle {
    const mmsId = this.nextMmsId();
    const title = this.title(number);
    const handle = this.handle(number);
    const url = `http://hdl.handle.net/${handle}`;
    const fields = [dcField('dc:identifier', `hvc:${number}`)];
    if (stage === 'resolved' || stage === 'ready') fields.push(dcField('dc:identifier', url));
    const typed = ' xsi:type="dcterms:URI"';
    if (stage === 'typed') fields.push(dcField('dc:identifier', url, typed));
    if (stage === 'copy-needed') fields.push(dcField('dcterms:identifier', url, typed));
    const record = this.record(mmsId, title, fields, {
      background: stage === 'resolved' ? handle : null,
    });
    const registrations =
      stage === 'resolved' ? [{ handle, values: [{ type: 'URL', value: this.url(mmsId) }] }] : [];
    return { record, registrations };
  }

  /** A record of the given fields; anything about it can be said otherwise. */
  record(
    mmsId: string,
    title: string,
    fields: readonly DcField[],
    change: Partial<BibRecord> = {},
  ): BibRecord {
    const described = [
      ...fields,
      ...(title === '' ? [] : [dcField('dc:title', title, ' xml:lang="eng"')]),
      dcField('dc:type', this.random.pick(TYPES)),
    ];
    return {
      mmsId,
      recordFormat: 'dcap01',
      title,
      isSuppressed: false,
      isDigital: true,
      background: null,
      xml: dublinCore(this.institution.code, mmsId, described),
      fault: null,
      copyKeepsType: false,
      linkedTo: null,
      createdBy: 'System',
      createdDate: MADE,
      lastModifiedBy: 'System',
      lastModifiedDate: MADE,
      ...change,
    };
  }
}

/** The college that every archive made here belongs to. */
export const COLLEGE: Institution = {
  code: '01HVC_INST',
  name: 'Harrow Vale College',
  prefix: '99321',
  primo: { domain: 'harrowvale.example.org', view: '01HVC_INST:HVC' },
  controlNumber: { name: 'Harrow Vale Handles', prefix: '99321/', next: 1_790_000_000 },
};
