import type { Alma, JobSummary } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import type { Configuration, JobSetup, Route } from '../../core/configuration/configuration';
import { isPrefix } from '../../core/configuration/validate-route';
import { isOurs } from '../../core/handle/handle-parts';
import { judgeAnswer } from '../../core/verdict/judge-answer';
import { readTarget } from '../../core/verdict/read-target';
import { type HandleServer, HandleServerError } from '../../resolver/handle-server';
import { readSample, type SampleRecord } from './sample-records';
import type { TestLine, TestSaying, TestState, Tested } from './test-line';

export interface ConfigurationTestPorts {
  readonly alma: Alma;
  readonly handleServer: HandleServer;
}

/** Where the app runs, and on which set it may look. */
export interface TestSurroundings {
  readonly institution: string;
  /** Host of the Alma that opened the app. */
  readonly almaHost: string;
  /** A set whose first records are read; empty: the first set that Alma lists. */
  readonly setId: string;
}

type Said = Pick<TestLine, 'state' | 'say' | 'with' | 'error'>;

/** How many sets are tried until one has members. */
const SETS_TRIED = 5;

/**
 * Tries a configuration by harmless reads only: what this user may do, whether the jobs and the
 * profile are there, whether prefix and handles are known. Each line is told as soon as it is known.
 * @throws the signal's reason when stopped; whatever else fails is a line
 */
export async function testConfiguration(
  ports: ConfigurationTestPorts,
  configuration: Configuration,
  surroundings: TestSurroundings,
  tell: (line: TestLine) => void,
  signal?: AbortSignal,
): Promise<void> {
  const test = new ConfigurationTest(ports, configuration, surroundings, tell, signal);
  await test.run();
}

class ConfigurationTest {
  private sample: readonly SampleRecord[] = [];

  constructor(
    private readonly ports: ConfigurationTestPorts,
    private readonly configuration: Configuration,
    private readonly surroundings: TestSurroundings,
    private readonly tell: (line: TestLine) => void,
    private readonly signal: AbortSignal | undefined,
  ) {}

  async run(): Promise<void> {
    await this.line('place', '', () => Promise.resolve(this.judgePlace()));
    await this.tryReading();
    await this.line('jobs', '', async () => {
      await this.ports.alma.listJobs({ limit: 1, offset: 0 }, this.signal);
      return said('ok', 'may');
    });
    for (const route of this.configuration.routes) await this.tryRoute(route);
  }

  private async tryReading(): Promise<void> {
    const { alma } = this.ports;
    let sets: readonly string[] = [this.surroundings.setId].filter((id) => id !== '');
    await this.line('sets', '', async () => {
      const { rows } = await alma.findSets({ name: '', limit: 20, offset: 0 }, this.signal);
      const titles = rows.filter(({ content }) => ['IED', 'BIB_MMS'].includes(content));
      sets = [...sets, ...titles.map(({ id }) => id)].slice(0, SETS_TRIED);
      return said('ok', 'may');
    });
    let setId = '';
    await this.line('members', '', async () => {
      for (const id of sets) {
        const { rows } = await alma.readMembers(id, 0, 1, this.signal);
        if (rows.length === 0) continue;
        setId = id;
        return said('ok', 'may');
      }
      return said('unknown', 'nothing-to-read');
    });
    await this.line('records', '', async () => {
      if (setId === '') return said('unknown', 'nothing-to-read');
      this.sample = await readSample(alma, setId, this.signal);
      return this.sample.length > 0 ? said('ok', 'may') : said('unknown', 'nothing-to-read');
    });
  }

  private async tryRoute(route: Route): Promise<void> {
    await this.line('copy-job', route.id, () => this.findJob(route.copyJob));
    await this.line('migrate-job', route.id, () => this.findJob(route.migrateJob));
    await this.line('runs', route.id, async () => {
      const jobId = (route.migrateJob ?? route.copyJob)?.id ?? '';
      if (jobId === '') return said('unknown', 'not-chosen');
      await this.ports.alma.listInstances({ jobId, limit: 1, offset: 0 }, this.signal);
      return said('ok', 'may');
    });
    await this.line('profile', route.id, () => this.findProfile(route));
    await this.line('prefix', route.id, async () => {
      if (!isPrefix(route.prefix)) return said('unknown', 'not-chosen');
      const isKnown = await this.ports.handleServer.knowsPrefix(route.prefix, this.signal);
      const { prefix } = route;
      return isKnown
        ? said('ok', 'prefix-known', { prefix })
        : said('failed', 'prefix-unknown', { prefix });
    });
    await this.line('handle', route.id, () => this.followHandle(route));
  }

  private judgePlace(): Said {
    const { production } = this.configuration;
    const { institution, almaHost } = this.surroundings;
    if (production === undefined) return said('unknown', 'production-unsaid');
    const isHere =
      production.institution === institution &&
      production.host.toLowerCase() === almaHost.toLowerCase();
    return isHere
      ? said('ok', 'production-here')
      : said('failed', 'production-elsewhere', { institution, host: almaHost });
  }

  private async findJob(job: JobSetup | undefined): Promise<Said> {
    if (job === undefined) return said('unknown', 'not-chosen');
    let found: JobSummary;
    try {
      found = await this.ports.alma.readJob(job.id, this.signal);
    } catch (error) {
      // Alma knows no such job: that is an answer. Everything else says nothing about it.
      if (!(error instanceof AlmaError) || error.kind !== 'refused') throw error;
      return said('failed', 'job-missing', { id: job.id });
    }
    return found.name === job.name
      ? said('ok', 'job-found', { name: found.name })
      : said('failed', 'job-other-name', { name: found.name, id: job.id });
  }

  private async findProfile({ profile }: Route): Promise<Said> {
    if (profile === undefined) return said('unknown', 'not-chosen');
    const profiles = await this.ports.alma.listProfiles(this.signal);
    const found = profiles.find(({ id, name }) =>
      profile.id === '' ? name === profile.name : id === profile.id,
    );
    const { name } = profile;
    if (found === undefined) return said('failed', 'profile-missing', { name });
    const words = `${found.type} ${found.typeName} ${found.name}`;
    if (!/handle/i.test(words)) return said('failed', 'profile-other-type', { name });
    return found.parameters.length > 0
      ? said('ok', 'profile-readable', { name, n: found.parameters.length })
      : said('ok', 'profile-opaque', { name });
  }

  private async followHandle({ prefix }: Route): Promise<Said> {
    const { sites } = this.configuration;
    const known = this.sample.flatMap(({ mmsId, handles }) =>
      handles.filter((handle) => isOurs(handle, prefix)).map((handle) => ({ mmsId, handle })),
    );
    let last = said('unknown', 'handle-none', { prefix });
    // NOTE In a sample some handles may not work yet: one that leads to its record is proof enough.
    for (const { mmsId, handle } of known.slice(0, 3)) {
      const answer = await this.ports.handleServer.ask(handle, false, this.signal);
      const { verdict, targetUrl } = judgeAnswer(answer, mmsId, sites);
      const target = readTarget(targetUrl);
      const params = { handle, site: `${target?.domain ?? ''} ${target?.view ?? ''}`.trim() };
      if (verdict === 'right') {
        return said('ok', sites.length === 0 ? 'handle-any-site' : 'handle-right', params);
      }
      last = said(
        verdict === 'wrong-site' || verdict === 'wrong-record' ? 'failed' : 'unknown',
        `handle-${verdict === 'unchecked' ? 'none' : verdict}`,
        { ...params, prefix },
      );
    }
    return last;
  }

  /** Tries one thing; whatever stands in its way is said in its line. */
  private async line(tested: Tested, routeId: string, attempt: () => Promise<Said>): Promise<void> {
    this.signal?.throwIfAborted();
    let outcome: Said;
    try {
      outcome = await attempt();
    } catch (error) {
      this.signal?.throwIfAborted();
      outcome = saidOf(error);
    }
    this.tell({ tested, routeId, ...outcome });
  }
}

function said(state: TestState, say: TestSaying, params: TestLine['with'] = {}): Said {
  return { state, say, with: params, error: undefined };
}

function saidOf(error: unknown): Said {
  if (error instanceof AlmaError && error.kind === 'unauthorized') {
    return { ...said('failed', 'no-role'), error };
  }
  if (error instanceof HandleServerError) {
    return { ...said('unknown', 'server-error', { kind: error.kind }), error };
  }
  return { ...said('unknown', 'error'), error };
}
