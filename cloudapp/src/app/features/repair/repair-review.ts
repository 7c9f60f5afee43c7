import { computed, inject, Injectable, type Signal, signal } from '@angular/core';

import type { MmsId } from '../../core/identifiers/mms-id';
import { NO_PROGRESS } from '../../workflow/long-work/progress-meter';
import { writeBeforeImages, type BeforeImage } from '../../workflow/repair/before-images';
import { planUndo } from '../../workflow/repair/plan-undo';
import type { PlannedRepair } from '../../workflow/repair/planned-repair';
import { stillAsReviewed, type RepairJournal } from '../../workflow/repair/repair-journal';
import {
  RepairPlanBuilder,
  type RepairPlanSnapshot,
} from '../../workflow/repair/repair-plan-builder';
import { ConfigurationStore } from '../session/configuration-store';
import { ALMA, BULK_ALMA, HANDLE_SERVER } from '../session/ports';
import { SaveFile } from '../session/save-file';
import type { RepairSource } from './repair-source';

/** What is being reviewed: changes to make, or changes to take back. */
export type ReviewKind = 'repair' | 'undo';

interface Planning {
  readonly kind: ReviewKind;
  readonly plan: Signal<RepairPlanSnapshot>;
  readonly stop: AbortController;
}

const BEGUN: RepairPlanSnapshot = {
  phase: 'running',
  stage: 'reading',
  progress: NO_PROGRESS,
  planned: [],
  refused: [],
  failure: undefined,
};

/** Changes under review: planned, looked at, ticked off. Writes nothing. */
@Injectable({ providedIn: 'root' })
export class RepairReview {
  private readonly alma = inject(ALMA);
  private readonly bulkAlma = inject(BULK_ALMA);
  private readonly handleServer = inject(HANDLE_SERVER);
  private readonly saveFile = inject(SaveFile);
  private readonly configuration = inject(ConfigurationStore).configuration;
  private readonly planning = signal<Planning | undefined>(undefined);
  private readonly left = signal<ReadonlySet<MmsId>>(new Set());
  private readonly saved = signal<ReadonlySet<PlannedRepair>>(new Set());

  readonly kind = computed(() => this.planning()?.kind);
  readonly plan = computed(() => this.planning()?.plan());
  /** Records that the person unticked. */
  readonly unticked = this.left.asReadonly();
  /** What would be written. */
  readonly chosen = computed<readonly PlannedRepair[]>(() =>
    (this.plan()?.planned ?? []).filter(({ mmsId }) => !this.left().has(mmsId)),
  );
  /** Whether the before-images of all that would be written were handed out as a file. */
  readonly areImagesSaved = computed(() => {
    const saved = this.saved();
    // What an undo takes back stands, before and after, in the file of the repair itself.
    return this.kind() === 'undo' || this.chosen().every((repair) => saved.has(repair));
  });

  /** Plans the repair of what `find` gives; with a journal only what was reviewed then. */
  planRepairs(find: (signal: AbortSignal) => Promise<RepairSource>, journal?: RepairJournal): void {
    this.begin('repair', async (tell, signal) => {
      const configuration = this.configuration();
      if (configuration === undefined) return;
      const { records, bearers } = await find(signal);
      const alma = records.length > 1 ? this.bulkAlma : this.alma;
      const ports = { alma, handleServer: this.handleServer };
      const builder = new RepairPlanBuilder(ports, configuration, bearers);
      builder.subscribe(() => {
        const { planned, ...rest } = builder.snapshot;
        const again = journal === undefined ? planned : stillAsReviewed(planned, journal);
        tell({ ...rest, planned: again });
      });
      signal.addEventListener('abort', () => builder.cancel(), { once: true });
      await builder.build(records);
    });
  }

  /** Plans to put records back as these images say. */
  planUndo(images: readonly BeforeImage[]): void {
    this.begin('undo', async (tell, signal) => {
      const alma = images.length > 1 ? this.bulkAlma : this.alma;
      tell({ ...BEGUN, phase: 'done', ...(await planUndo(alma, images, signal)) });
    });
  }

  clear(): void {
    this.planning()?.stop.abort();
    this.planning.set(undefined);
    this.left.set(new Set());
    this.saved.set(new Set());
  }

  tick(mmsIds: readonly MmsId[], isTicked: boolean): void {
    this.left.update((former) => {
      const next = new Set(former);
      for (const mmsId of mmsIds) {
        if (isTicked) next.delete(mmsId);
        else next.add(mmsId);
      }
      return next;
    });
  }

  /** Hands out the file that can undo what is about to be written. */
  saveImages(): void {
    const now = new Date();
    const name = `before-images-${now.toISOString().slice(0, 16).replaceAll(':', '')}.jsonl`;
    this.saveFile.save(name, writeBeforeImages(this.chosen(), now), 'application/x-ndjson');
    this.saved.set(new Set(this.chosen()));
  }

  private begin(
    kind: ReviewKind,
    work: (tell: (plan: RepairPlanSnapshot) => void, signal: AbortSignal) => Promise<void>,
  ): void {
    this.clear();
    const stop = new AbortController();
    const plan = signal(BEGUN);
    const tell = (next: RepairPlanSnapshot): void => {
      if (!stop.signal.aborted) plan.set(next);
    };
    this.planning.set({ kind, plan: plan.asReadonly(), stop });
    work(tell, stop.signal).catch((failure: unknown) => {
      // Being stopped is not a failure; what else ended the planning is said on the screen.
      tell({ ...plan(), phase: 'failed', failure });
    });
  }
}
