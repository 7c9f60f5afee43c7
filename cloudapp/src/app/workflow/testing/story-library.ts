import { archiveOf, makeSet } from '../../../../../simulator/archive/generate-archive';
import { COLLEGE, TitleMaker } from '../../../../../simulator/archive/title-maker';
import { handleIn } from '../../../../../simulator/library/handle-fields';
import type { JobStart } from '../../../../../simulator/library/job-start';
import {
  COPY_JOB,
  HANDLE_PROFILE_ID,
  MIGRATE_JOB,
} from '../../../../../simulator/library/job-catalogue';
import { isFinished } from '../../../../../simulator/library/job-status';
import type { SimClock } from '../../../../../simulator/library/clock';
import { Library } from '../../../../../simulator/library/library';
import type {
  BibRecord,
  HandleProfileForm,
  JobInstance,
} from '../../../../../simulator/library/model';
import { Random } from '../../../../../simulator/library/random';
import type { Configuration, JobSetup } from '../../core/configuration/configuration';
import { emptyConfiguration, emptyRoute } from '../../core/configuration/defaults';
import type { StepName, Way } from '../run/run-state';
import type { RunStory } from './run-story';

export const SET_ID = '7700000000006421';
const OTHER_SET_ID = '7700000000016421';
const JOB_OF: Readonly<Partial<Record<StepName, string>>> = {
  copy: COPY_JOB,
  migrate: MIGRATE_JOB,
};

/** A start that reached Alma by API. */
export interface AskedStart {
  readonly start: JobStart;
  /** By Alma's clock. */
  readonly at: number;
  /** `undefined` where Alma refused it. */
  instance: JobInstance | undefined;
}

/** The library of a story: a few titles, the set of a run, another one beside it, and what is true of them. */
export class StoryLibrary {
  readonly library: Library;
  readonly configuration: Configuration;
  /** Every start that reached Alma by API, whether Alma took it or not. */
  readonly asked: AskedStart[] = [];

  readonly way: Way;
  /** The set of the run. */
  private setId = SET_ID;
  /** Its members, as they are to be. */
  private first: readonly string[];
  /** The same of every set that was the run's. */
  private readonly whole = new Map<string, readonly string[]>();
  private readonly corrupted = new Set<string>();

  constructor(story: RunStory, clock: SimClock) {
    const random = new Random(story.seed ^ 0x11b);
    const maker = new TitleMaker(COLLEGE, random);
    this.way = story.way;
    const stages = [
      ...story.titles,
      ...Array.from({ length: story.others }, () => 'ready' as const),
    ];
    const made = stages.map((stage, i) => maker.make(1000 + i, stage));
    const ids = made.map(({ record }) => record.mmsId);
    const [own, others] = [ids.slice(0, story.titles.length), ids.slice(story.titles.length)];
    const archive = archiveOf(made, [
      makeSet({ id: SET_ID, name: 'Letters', members: own }),
      makeSet({ id: OTHER_SET_ID, name: 'Old handle fixes', members: others }),
    ]);
    const { switches } = story;
    this.library = new Library(archive, { seed: random.below(1_000_000), switches, clock });
    this.first = own;
    this.whole.set(SET_ID, own);
    this.watchStarts();
    this.configuration = configured(this.library, story);
  }

  get members(): readonly string[] {
    return this.library.sets.members(this.setId);
  }

  /** Whether the Store is the same for all browsers. */
  get hasOneStore(): boolean {
    return this.library.switches.store === 'user';
  }

  /** From now on this is the set of the run. */
  take(setId: string): void {
    this.setId = setId;
    this.first = this.members;
    this.whole.set(setId, this.first);
  }

  /** How many sets bear this mark: each run makes one at most. */
  setsOf(mark: string): number {
    return this.library.sets.all.filter(({ description }) => description?.includes(mark)).length;
  }

  /** Somebody takes a title out of the set. */
  dropMember(): void {
    if (this.members.length > 1) this.library.sets.setMembers(this.setId, this.members.slice(1));
  }

  /** Somebody writes the record, and leaves its handle alone. */
  rewrite(title: number): void {
    const record = this.recordAt(title);
    const xml = record?.xml.replace('</dc:title>', ' (revised)</dc:title>') ?? '';
    if (record !== undefined) this.library.records.writeXml(record.mmsId, xml, 'somebody');
  }

  /** The record is not handed out any more. */
  corrupt(title: number): void {
    const record = this.recordAt(title);
    if (record === undefined) return;
    this.library.records.replace({ ...record, fault: 'corrupt' });
    this.corrupted.add(record.mmsId);
  }

  /** The sets as they were at the start, every record handed out again. */
  restore(): void {
    for (const [setId, members] of this.whole) this.library.sets.setMembers(setId, members);
    for (const mmsId of this.corrupted) {
      const record = this.library.records.get(mmsId);
      if (record !== undefined) this.library.records.replace({ ...record, fault: null });
    }
    this.corrupted.clear();
  }

  /** Runs that a step of the run started by API, oldest first. */
  runsOf(runId: string, step: StepName): readonly JobInstance[] {
    return this.library.jobs
      .instances()
      .filter(({ name, effect }) => name.startsWith(`${runId} ${step}`) && effect === step)
      .reverse();
  }

  isFinished(instanceId: string): boolean {
    const instance = this.library.jobs.instance(instanceId);
    return instance === undefined || isFinished(instance.status);
  }

  /** Whether it runs on another set than the run's. */
  isAstray(instanceId: string): boolean {
    return this.library.jobs.instance(instanceId)?.setId === OTHER_SET_ID;
  }

  /** Whether what the step is for is so, for every title of the run. */
  isTrue(step: StepName): boolean {
    return this.first.every((mmsId) => this.isTrueOf(step, mmsId));
  }

  /** Whether what the step is for is so for this title; `register`: its handle leads to it. */
  isTrueOf(step: StepName, mmsId: string): boolean {
    const record = this.library.records.get(mmsId);
    if (record === undefined) return false;
    const handle = handleIn(record.xml, 'dc', COLLEGE.controlNumber.prefix);
    if (handle === undefined) return false;
    if (step === 'copy') return true;
    if (record.background !== handle) return false;
    if (step === 'migrate') return true;
    const { domain, view } = COLLEGE.primo;
    const url = `https://${domain}/discovery/fulldisplay/alma${mmsId}/${view}`;
    return this.library.registry.targetOf(handle) === url;
  }

  /** A person starts the step in Alma's own pages. @returns the process id; `undefined` where Alma refuses */
  startByHand(step: StepName, set: 'own' | 'other'): string | undefined {
    const setId = set === 'own' ? this.setId : OTHER_SET_ID;
    try {
      return step === 'register' ? this.runProfile(setId) : this.startFromPage(step, setId);
    } catch {
      // Alma's page says no: something overlaps. The person tries again later.
      return undefined;
    }
  }

  private startFromPage(step: StepName, setId: string): string {
    const [route] = this.configuration.routes;
    const setup = step === 'copy' ? route?.copyJob : route?.migrateJob;
    const own = (setup?.parameters ?? []).map(({ name, value }) => [name, value]);
    const parameters: Record<string, string> = {
      ...Object.fromEntries(own),
      set_id: setId,
      // As Alma's form proposes it.
      job_name: `${setup?.name ?? ''} - ${this.library.sets.get(setId)?.name ?? ''} - 05/04/2026`,
    };
    const origin = 'page' as const;
    const start: JobStart = { jobId: setup?.id ?? '', parameters, submittedBy: 'admin', origin };
    return this.library.jobs.start(start).id;
  }

  /** Somebody saves the profile as this run needs it, on its set or on another one. */
  saveProfile(set: 'own' | 'other'): void {
    this.library.profile.save(this.formWith(set === 'own' ? this.setId : OTHER_SET_ID));
  }

  /** The step that a job is for. */
  stepOf(jobId: string): StepName | undefined {
    const effect = this.library.jobs.get(jobId)?.effect;
    return effect === 'none' ? undefined : effect;
  }

  private runProfile(setId: string): string {
    return this.library.profile.run(this.formWith(setId), 'admin').id;
  }

  private formWith(setId: string): HandleProfileForm {
    const isNew = this.way === 'new';
    return {
      ...this.library.profile.saved,
      setId,
      action: isNew ? 'CREATE' : 'CREATE_AND_UPDATE',
      uponCreate: { marc: 'DO_NOT_ADD', dc: isNew ? 'ADD_NEW' : 'DO_NOT_ADD', mods: 'DO_NOT_ADD' },
    };
  }

  private recordAt(title: number): BibRecord | undefined {
    return this.library.records.get(this.first[title % this.first.length] ?? '');
  }

  private watchStarts(): void {
    const { jobs } = this.library;
    const start = jobs.start.bind(jobs);
    jobs.start = (wish, form) => {
      if (wish.origin !== 'api') return start(wish, form);
      const at = this.library.clock.now();
      const entry: AskedStart = { start: wish, at, instance: undefined };
      this.asked.push(entry);
      entry.instance = start(wish, form);
      return entry.instance;
    };
  }
}

function configured(library: Library, { hasProfileJob }: RunStory): Configuration {
  const { prefix, controlNumber, primo } = library.institution;
  const setup = (step: StepName): JobSetup | undefined => {
    const job = library.jobs.named(JOB_OF[step] ?? '');
    return (
      job && {
        id: job.id,
        name: job.name,
        parameters: job.parameters.map(({ name, proposed }) => ({
          name,
          value: name.includes('controlNumber') ? controlNumber.name : proposed,
        })),
      }
    );
  };
  // An administrator may have noted the profile's job: it can be started where Alma shows enough.
  const jobId = hasProfileJob ? 'S27210000000006421' : '';
  return {
    ...emptyConfiguration(),
    routes: [
      {
        ...emptyRoute('main'),
        name: 'Main',
        prefix,
        controlNumber,
        copyJob: setup('copy'),
        migrateJob: setup('migrate'),
        profile: { id: HANDLE_PROFILE_ID, name: 'Handle', jobId },
      },
    ],
    sites: [primo],
    propagationMinutes: 5,
  };
}
