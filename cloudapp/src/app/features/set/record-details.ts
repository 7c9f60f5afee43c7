import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { BibRecord } from '../../core/record/bib-record';
import { readRecord } from '../../core/record/read-record';
import type { HandlePlace } from '../../core/record/record-reading';
import type { JudgedRecord } from '../../core/state/judged-record';
import type { RecordCard } from '../../workflow/card/record-cards';
import { CardActions } from '../record/card-actions';
import { refusalOf } from '../record/refusal-of';
import { RecordProblem } from '../record/record-problem';
import { wordsFor, type Saying } from '../session/alma-words';
import { ConfigurationStore } from '../session/configuration-store';
import { ALMA } from '../session/ports';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import { STATE_LOOKS, VERDICT_LOOKS } from '../ui/tones';
import { CheckedSet } from './checked-set';

/** How much of the XML around a field is shown, characters each side. */
const AROUND = 120;

/** Everything that the app knows of one record: its places of handles, with the XML around them. */
@Component({
  selector: 'app-record-details',
  standalone: true,
  imports: [CardActions, Icon, RecordProblem, Tag, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './record-details.html',
  styleUrl: './record-details.scss',
})
export class RecordDetails {
  private readonly alma = inject(ALMA);
  private readonly checked = inject(CheckedSet);
  private readonly configuration = inject(ConfigurationStore).configuration;
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  readonly record = input.required<JudgedRecord>();
  readonly closed = output();

  protected readonly bib = signal<BibRecord | undefined>(undefined);
  protected readonly failed = signal<Saying | undefined>(undefined);
  protected readonly stateLooks = STATE_LOOKS;
  protected readonly verdictLooks = VERDICT_LOOKS;
  protected readonly verdict = computed(() => {
    this.checked.handles();
    return this.checked.verdictOf(this.record());
  });
  protected readonly reasoned = computed(() => {
    this.checked.handles();
    return this.checked.reasonedOutcomeOf(this.record());
  });
  /** The record as its card has it; `undefined` without a readable id: nothing can be done with it then. */
  protected readonly card = computed<RecordCard | undefined>(() => {
    const judged = this.record();
    const { mmsId } = judged;
    if (mmsId === undefined) return undefined;
    return { mmsId, judged, bib: this.bib(), verdict: this.verdict() };
  });
  /** What stands against a repair, as far as the record itself tells. */
  protected readonly refusal = computed(() => {
    const [card, configuration] = [this.card(), this.configuration()];
    if (card === undefined || configuration === undefined) return undefined;
    return refusalOf(card, configuration);
  });
  /** What a reason's sentence may name. */
  protected readonly named = computed(() => ({
    handle: this.record().handle ?? '–',
    target: this.verdict()?.targetMmsId ?? '–',
  }));
  protected readonly places = computed<readonly HandlePlace[]>(() => {
    const bib = this.bib();
    if (bib === undefined) return [];
    const prefixes = this.configuration()?.routes.map(({ prefix }) => prefix) ?? [];
    const reading = readRecord(bib, prefixes);
    return 'broken' in reading ? [] : reading.places;
  });

  constructor() {
    effect(
      (onCleanup) => {
        const { mmsId } = this.record();
        const stop = new AbortController();
        onCleanup(() => stop.abort());
        this.bib.set(undefined);
        this.failed.set(undefined);
        this.heading()?.nativeElement.focus();
        if (mmsId === undefined) return;
        this.alma.readBib(mmsId, stop.signal).then(
          (bib) => {
            if (!stop.signal.aborted) this.bib.set(bib);
          },
          (error: unknown) => {
            // The person went on to another record, or Alma refused: the latter is said.
            if (!stop.signal.aborted) this.failed.set(wordsFor(error));
          },
        );
      },
      { allowSignalWrites: true },
    );
  }

  /** The XML around a place, cut at its ends. */
  protected around({ range }: HandlePlace): string {
    const xml = this.bib()?.xml;
    if (xml === undefined || range === undefined) return '';
    const [from, to] = [
      Math.max(0, range.start - AROUND),
      Math.min(xml.length, range.end + AROUND),
    ];
    return `${from > 0 ? '…' : ''}${xml.slice(from, to)}${to < xml.length ? '…' : ''}`;
  }
}
