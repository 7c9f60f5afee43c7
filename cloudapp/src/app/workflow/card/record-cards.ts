import type { Alma } from '../../alma/port/alma';
import type { PageEntity } from '../../alma/port/cloudapp';
import type { Configuration } from '../../core/configuration/configuration';
import type { MmsId } from '../../core/identifiers/mms-id';
import type { BibRecord } from '../../core/record/bib-record';
import { judgeRecord } from '../../core/state/judge-record';
import { markDuplicates } from '../../core/state/judge-set';
import type { JudgedRecord } from '../../core/state/judged-record';
import type { HandleVerdict } from '../../core/verdict/verdict';
import type { HandleServer } from '../../resolver/handle-server';
import { HandleCheck } from '../handle-check/handle-check';
import { Announcer } from '../long-work/announcer';
import { bibsOnPage, type BibsOnPage } from './bibs-on-page';

/** One record of the page, as far as it is known by now. */
export interface RecordCard {
  readonly mmsId: MmsId;
  /** `undefined` while Alma was not heard. */
  readonly judged: JudgedRecord | undefined;
  /** The record itself, for showing its fields and for a repair. */
  readonly bib: BibRecord | undefined;
  /** `undefined` while it was not asked, or where there is no handle to ask for. */
  readonly verdict: HandleVerdict | undefined;
}

export interface RecordCardsSnapshot {
  /** `failed`: Alma could not be asked for this page at all. */
  readonly phase: 'nothing' | 'reading' | 'checking' | 'done' | 'failed';
  readonly page: BibsOnPage;
  readonly cards: readonly RecordCard[];
  /** Why Alma could not be asked; AlmaError most of the time. */
  readonly failure: unknown;
}

export interface RecordCardsPorts {
  /** The way to Alma for what a person waits for. */
  readonly alma: Alma;
  readonly handleServer: HandleServer;
}

/** How long what was read stands for the same page, milliseconds. */
const FRESH_MS = 60_000;
/** Pages kept, so that going back and forth asks nothing. */
const PAGES_KEPT = 10;

const NO_PAGE: BibsOnPage = { mmsIds: [], networkIds: [], leftOut: 0 };

interface KeptPage {
  /** By a clock that nobody sets. */
  readonly at: number;
  readonly snapshot: RecordCardsSnapshot;
}

/**
 * The records in view: state and verdict of each, with two calls to Alma for the page. What comes late
 * for a page that was left is thrown away.
 */
export class RecordCards {
  private readonly announcer = new Announcer();
  private readonly kept = new Map<string, KeptPage>();
  private stop = new AbortController();
  /** The key of the page shown; `undefined` once it was left. */
  private shown: string | undefined;
  private now: RecordCardsSnapshot = {
    phase: 'nothing',
    page: NO_PAGE,
    cards: [],
    failure: undefined,
  };

  constructor(
    private readonly ports: RecordCardsPorts,
    private readonly configuration: Configuration,
  ) {}

  get snapshot(): RecordCardsSnapshot {
    return this.now;
  }

  subscribe(listener: () => void): () => void {
    return this.announcer.subscribe(listener);
  }

  /** The page changed. Resolves when its cards are complete, or when the page was left. */
  async show(entities: readonly PageEntity[]): Promise<void> {
    const page = bibsOnPage(entities);
    const isUnderWay = this.now.phase === 'reading' || this.now.phase === 'checking';
    if (isUnderWay && this.shown === keyOf(page)) return;
    this.dropWork();
    this.shown = keyOf(page);
    const fresh = this.freshOf(page);
    if (fresh !== undefined) this.become(fresh);
    else await this.read(page);
  }

  /** Asks for this page again, whatever is known: after a repair. */
  async refresh(): Promise<void> {
    const { page } = this.now;
    this.dropWork();
    this.kept.delete(keyOf(page));
    await this.read(page);
  }

  /** Stops what is under way; the next page is read whatever was shown. */
  leave(): void {
    this.dropWork();
    this.shown = undefined;
  }

  private dropWork(): void {
    this.stop.abort();
    this.stop = new AbortController();
  }

  /** What was read of this page less than a minute ago. */
  private freshOf(page: BibsOnPage): RecordCardsSnapshot | undefined {
    const kept = this.kept.get(keyOf(page));
    return kept !== undefined && performance.now() - kept.at < FRESH_MS ? kept.snapshot : undefined;
  }

  private async read(page: BibsOnPage): Promise<void> {
    const { signal } = this.stop;
    const empty = page.mmsIds.map((mmsId) => ({
      mmsId,
      judged: undefined,
      bib: undefined,
      verdict: undefined,
    }));
    if (page.mmsIds.length === 0) {
      const phase = page.networkIds.length > 0 ? 'done' : 'nothing';
      this.become({ phase, page, cards: [], failure: undefined });
      return;
    }
    this.become({ phase: 'reading', page, cards: empty, failure: undefined });
    try {
      const cards = await this.judgePage(page, signal);
      if (signal.aborted) return;
      this.become({ phase: 'checking', page, cards, failure: undefined });
      await this.checkHandles(signal);
      if (signal.aborted) return;
      this.become({ ...this.now, phase: 'done' });
      this.keep(page);
    } catch (failure) {
      // The person moved on: an answer for the page before is nobody's business any more.
      if (signal.aborted) return;
      this.become({ phase: 'failed', page, cards: empty, failure });
    }
  }

  private async judgePage(page: BibsOnPage, signal: AbortSignal): Promise<readonly RecordCard[]> {
    const { alma } = this.ports;
    const [bibs, digital] = await Promise.all([
      alma.readBibs(page.mmsIds, signal),
      alma.readDigital(page.mmsIds, signal),
    ]);
    const readAt = Date.now();
    const byId = new Map(
      bibs.map((bib) => [bib.mmsId, { ...bib, digital: digital.get(bib.mmsId) }]),
    );
    const judged = markDuplicates(
      page.mmsIds.map((mmsId, position) =>
        judgeRecord({ mmsId, bib: byId.get(mmsId), position, readAt }, this.configuration),
      ),
    );
    return page.mmsIds.map((mmsId, position) => ({
      mmsId,
      judged: judged[position],
      bib: byId.get(mmsId),
      verdict: undefined,
    }));
  }

  private async checkHandles(signal: AbortSignal): Promise<void> {
    const check = new HandleCheck(this.ports.handleServer, {
      sites: this.configuration.sites,
      authoritative: false,
    });
    signal.addEventListener('abort', () => check.cancel());
    check.subscribe(() => {
      if (!signal.aborted) this.takeVerdicts(check);
    });
    const questions = this.now.cards.flatMap(({ mmsId, judged }) => {
      const handle = judged?.handle ?? judged?.handles[0]?.handle;
      return handle === undefined ? [] : [{ key: mmsId, mmsId, handle }];
    });
    await check.start(questions);
  }

  private takeVerdicts(check: HandleCheck): void {
    const cards = this.now.cards.map((card) => ({
      ...card,
      verdict: check.verdictOf(card.mmsId),
    }));
    this.now = { ...this.now, cards };
    this.announcer.changed();
  }

  private keep(page: BibsOnPage): void {
    const key = keyOf(page);
    this.kept.delete(key);
    this.kept.set(key, { at: performance.now(), snapshot: this.now });
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= PAGES_KEPT) break;
      this.kept.delete(oldest);
    }
  }

  private become(snapshot: RecordCardsSnapshot): void {
    this.now = snapshot;
    this.announcer.changedNow();
  }
}

/** Equal for pages that show the same records. */
function keyOf(page: BibsOnPage): string {
  return JSON.stringify(page);
}
