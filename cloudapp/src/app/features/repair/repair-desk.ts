import { inject, Injectable, signal } from '@angular/core';

import type { RepairableState } from '../../core/edit/repairable';
import { isMmsId } from '../../core/identifiers/mms-id';
import type { RepairJournal } from '../../workflow/repair/repair-journal';
import { CheckedSet } from '../set/checked-set';
import { RepairReview } from './repair-review';
import { RepairSources } from './repair-source';
import { RepairWork } from './repair-work';

/** What the workflow does not do by itself; the others are repaired here only when somebody asks. */
const FIRST_CHOICE: readonly RepairableState[] = ['typed', 'malformed'];

/** Which repair lies on the desk: of one record, or of some states of the checked set. */
@Injectable({ providedIn: 'root' })
export class RepairDesk {
  private readonly sources = inject(RepairSources);
  private readonly review = inject(RepairReview);
  private readonly work = inject(RepairWork);
  private readonly checked = inject(CheckedSet);
  private readonly on = signal('');
  private readonly picked = signal<ReadonlySet<RepairableState>>(new Set(FIRST_CHOICE));
  private basis: unknown;

  /** `set`, or the MMS ID of one record; empty before anything was opened. */
  readonly subject = this.on.asReadonly();
  /** States of the set whose records are to be repaired. */
  readonly states = this.picked.asReadonly();

  /**
   * Takes up a subject. What is being written stays on the desk, and so does what was done with the same set,
   * until it is checked again; one record is always looked at anew.
   */
  open(subject: string): void {
    if (this.work.isWorking()) return;
    const isSet = subject === 'set';
    const isHere = isSet && this.on() === subject && this.basis === this.checked.records();
    const isOnDesk = this.review.plan() !== undefined || this.work.now() !== undefined;
    if (isHere && isOnDesk) return;
    this.on.set(subject);
    this.basis = isSet ? this.checked.records() : undefined;
    this.picked.set(new Set(FIRST_CHOICE));
    this.planAgain();
  }

  /** Plans anew what lies on the desk. */
  planAgain(): void {
    this.work.clear();
    this.review.clear();
    const subject = this.on();
    if (subject === 'set') this.planSet();
    else if (isMmsId(subject)) {
      this.review.planRepairs((signal) => this.sources.ofRecord(subject, signal));
    }
  }

  toggle(state: RepairableState): void {
    this.picked.update((former) => {
      const next = new Set(former);
      if (!next.delete(state)) next.add(state);
      return next;
    });
    this.planAgain();
  }

  /** Plans again what was under way when the app was closed; only what was reviewed then is offered. */
  resume(journal: RepairJournal): void {
    this.work.clear();
    const ids = journal.open.map(({ mmsId }) => mmsId);
    this.review.planRepairs((signal) => this.sources.ofList(ids, signal), journal);
  }

  private planSet(): void {
    const source = this.sources.ofSet(this.picked());
    if (source.records.length === 0) return;
    this.review.planRepairs(() => Promise.resolve(source));
  }
}
