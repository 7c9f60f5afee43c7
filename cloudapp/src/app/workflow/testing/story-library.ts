import { archiveOf, makeSet } from '../../../../../simulator/archive/generate-archive';
import { COLLEGE, TitleMaker, type TitleStage } from '../../../../../simulator/archive/title-maker';
import { handleIn } from '../../../../../simulator/library/handle-fields';
import type { JobStart } from '../../../../../simulator/library/job-start';
import {
  COPY_JOB,
  HANDLE_PROFILE_ID,
  MIGRATE_JOB,
} from '../../../../../simulator/library/job-catalogue';
import { isFinished } from '../../../../../simulator/library/job-status';
import { Library } from '../../../../../simulator/library/library';
import type { HandleProfileForm, JobInstance } from '../../../../../simulator/library/model';
import type { Random } from '../../../../../simulator/library/random';
import type { Switches } from '../../../../../simulator/library/switches';
import type { Configuration, JobSetup } from '../../core/configuration/configuration';
import { emptyConfiguration, emptyRoute } from '../../core/configuration/defaults';
import type { StepName, Way } from '../run/run-state';

export const SET_ID = '7700000000006421';
const OTHER_SET_ID = '7700000000016421';
const JOB_OF: Readonly<Partial<Record<StepName, string>>> = {
  copy: COPY_JOB,
  migrate: MIGRATE_JOB,
};

/** The library of a story: a few titles, the set of a run, another one beside it, and what is true of them. */
export class StoryLibrary {
  readonly library: Library;
  readonly configuration: Configuration;
  /** Every start that reached Alma by API, whether Alma took it or not. */
  readonly asked: { readonly start: JobStart; readonly instance: JobInstance | undefined }[] = [];

  private readonly first: readonly string[];

  constructor(
    random: Random,
    readonly way: Way,
    switches: Switches,
  ) {
    const maker = new TitleMaker(COLLEGE, random);
    const stages: readonly TitleStage[] = way === 'new' ? ['none'] : ['ready', 'copy-needed'];
    const size = 2 + random.below(4);
    const titles = (first: number, count: number) =>
      Array.from({ length: count }, (_, i) => maker.make(first + i, random.pick(stages)));
    const [own, others] = [titles(1000, size), titles(2000, random.pick([size, 2]))];
    const ids = (made: typeof own): readonly string[] => made.map(({ record }) => record.mmsId);
    const archive = archiveOf(
      [...own, ...others],
      [
        makeSet({ id: SET_ID, name: 'Letters', members: ids(own) }),
        makeSet({ id: OTHER_SET_ID, name: 'Old handle fixes', members: ids(others) }),
      ],
    );
    this.library = new Library(archive, { seed: random.below(1_000_000), switches });
    this.first = this.members;
    this.watchStarts();
    this.configuration = configured(this.library, random);
  }

  get members(): readonly string[] {
    return this.library.sets.members(SET_ID);
  }

  /** Whether the Store is the same for all browsers. */
  get hasOneStore(): boolean {
    return this.library.switches.store === 'user';
  }

  /** Somebody takes a title out of the set. */
  dropMember(): void {
    if (this.members.length > 1) this.library.sets.setMembers(SET_ID, this.members.slice(1));
  }

  /** The set as it was at the start. */
  restoreMembers(): void {
    this.library.sets.setMembers(SET_ID, this.first);
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

  /** Whether what the step is for is so, for every title of the set. */
  isTrue(step: StepName): boolean {
    return this.first.every((mmsId) => {
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
    });
  }

  /** A person starts the step in Alma's own pages. @returns the process id; `undefined` where Alma refuses */
  startByHand(step: StepName, set: 'own' | 'other'): string | undefined {
    const setId = set === 'own' ? SET_ID : OTHER_SET_ID;
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
    this.library.profile.save(this.formWith(set === 'own' ? SET_ID : OTHER_SET_ID));
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

  private watchStarts(): void {
    const { jobs } = this.library;
    const start = jobs.start.bind(jobs);
    jobs.start = (wish, form) => {
      if (wish.origin !== 'api') return start(wish, form);
      const entry: { start: JobStart; instance: JobInstance | undefined } = {
        start: wish,
        instance: undefined,
      };
      this.asked.push(entry);
      entry.instance = start(wish, form);
      return entry.instance;
    };
  }
}

function configured(library: Library, random: Random): Configuration {
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
  const jobId = random.below(4) === 0 ? 'S27210000000006421' : '';
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
