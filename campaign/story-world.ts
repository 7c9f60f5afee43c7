import { pacedRest, type PacedRest } from '../cloudapp/src/app/alma/pace/paced-rest';
import { setReader } from '../cloudapp/src/app/alma/pace/read-set';
import { type Alma } from '../cloudapp/src/app/alma/port/alma';
import { almaOverRest } from '../cloudapp/src/app/alma/port/alma-over-rest';
import { type SetReader } from '../cloudapp/src/app/alma/port/set-reader';
import { type Configuration } from '../cloudapp/src/app/core/configuration/configuration';
import { emptyConfiguration, emptyRoute } from '../cloudapp/src/app/core/configuration/defaults';
import { fetchHandleServer } from '../cloudapp/src/app/resolver/fetch-handle-server';
import {
  politeHandleServer,
  type PoliteHandleServer,
} from '../cloudapp/src/app/resolver/polite-handle-server';
import { WriteLog, type Written } from '../cloudapp/src/app/workflow/testing/write-log';
import { restOver } from '../bench/app-in-process';
import { Gateway } from '../simulator/gateway/gateway';
import { initData } from '../simulator/gateway/init-data';
import { Session } from '../simulator/gateway/session';
import { HandleServer } from '../simulator/handles/handle-server';
import { Library } from '../simulator/library/library';
import { collegeOf, handleAt, pageOf } from './college';
import { type HandleEffect, type Mishap, type SetStory } from './story';

/** The simulated Alma of a story, and the app's way to it, as in the panel but for the screen. */
export class StoryWorld {
  readonly library: Library;
  readonly gateway: Gateway;
  readonly pace: PacedRest;
  readonly alma: Alma;
  readonly bulkAlma: Alma;
  readonly reader: SetReader;
  readonly handleServer: PoliteHandleServer;
  readonly configuration: Configuration;
  /** What each record has been besides, by the hands of others. */
  readonly versions = new Map<string, string[]>();
  /** Where each handle has led since the start. */
  readonly targets = new Map<string, (string | null | undefined)[]>();
  /** Whether something struck that keeps a call from its answer. */
  hasStruck = false;
  private readonly writeLog: WriteLog;
  private isCalm = false;
  private readonly handles: HandleServer;
  private readonly session = new Session();
  private readonly roles: readonly string[];
  private handleFaults: { readonly effect: HandleEffect; readonly ms: number; left: number }[] = [];

  constructor(private readonly story: SetStory) {
    this.library = new Library(collegeOf(story), { seed: story.seed });
    this.writeLog = new WriteLog(this.library);
    const { institution, registry, users } = this.library;
    this.roles = users.get(this.session.user)?.roles.map(({ code }) => code) ?? [];
    this.gateway = new Gateway(
      {
        clock: this.library.clock,
        rest: (request, caller) => this.writeLog.answer(request, caller),
        initData: (session) => initData(this.library, session),
      },
      this.session,
      {
        latencyMs: story.latencyMs,
        limits: true,
        proxy: story.proxy,
        bibXml: 'string',
        store: 'user',
      },
    );
    this.handles = new HandleServer({ registry, prefixes: [institution.prefix] });
    this.pace = pacedRest(restOver(this.gateway));
    this.bulkAlma = almaOverRest(this.pace);
    this.alma = almaOverRest(this.pace.urgent);
    this.reader = setReader(this.bulkAlma);
    this.handleServer = politeHandleServer(
      fetchHandleServer({
        resolver: () => 'https://hdl.example',
        fetch: (address, init) => this.answerHandle(String(address), init?.signal ?? undefined),
      }),
    );
    const { prefix, controlNumber, primo } = institution;
    this.configuration = {
      ...emptyConfiguration(),
      routes: [{ ...emptyRoute('main'), name: 'Main', prefix, controlNumber }],
      sites: [primo],
    };
    this.noteVersions();
  }

  /** Every write that Alma carried out, in order. */
  get writes(): readonly Written[] {
    return this.writeLog.writes;
  }

  xmlOf(mmsId: string): string {
    return this.library.records.get(mmsId)?.xml ?? '';
  }

  mmsIdAt(place: number): string {
    return this.library.archive.records[place]?.mmsId ?? '';
  }

  /** Makes every mishap happen at its time. */
  schedule(): void {
    for (const mishap of this.story.mishaps) setTimeout(() => this.happen(mishap), mishap.at);
  }

  /** Nothing goes wrong any more. */
  calm(): void {
    this.isCalm = true;
    this.gateway.faults.replace([]);
    this.handleFaults = [];
    this.library.users.setRoles(this.session.user, this.roles);
  }

  private happen(mishap: Mishap): void {
    if (this.isCalm) return;
    switch (mishap.what) {
      case 'calls': {
        const { effect, method, path, times, ms } = mishap;
        const match = { path, message: 'CALL_REST_API', ...(method === 'any' ? {} : { method }) };
        this.gateway.faults.replace([{ match, effect, times, ms }]);
        this.hasStruck = true;
        return;
      }
      case 'handles':
        this.handleFaults.push({ effect: mishap.effect, ms: mishap.ms, left: mishap.times });
        this.hasStruck = true;
        return;
      case 'changed': {
        const mmsId = this.mmsIdAt(mishap.title);
        const xml = this.xmlOf(mmsId).replace('</dc:title>', ' (revised)</dc:title>');
        this.library.records.writeXml(mmsId, xml, 'somebody');
        this.noteVersions();
        return;
      }
      case 'corrupted': {
        const record = this.library.records.get(this.mmsIdAt(mishap.title));
        if (record !== undefined) this.library.records.replace({ ...record, fault: 'corrupt' });
        return;
      }
      case 'roles-lost':
        this.hasStruck = true;
        this.library.users.setRoles(this.session.user, []);
        setTimeout(() => this.library.users.setRoles(this.session.user, this.roles), mishap.ms);
        return;
      case 'registered':
        this.library.registry.register(handleAt(mishap.title), pageOf(this.mmsIdAt(mishap.title)));
        this.noteVersions();
        return;
      case 'store':
        this.gateway.faults.replace([
          { match: { message: 'CLOUDAPP_STORE' }, effect: '500', times: mishap.times },
        ]);
    }
  }

  private noteVersions(): void {
    this.library.archive.records.forEach(({ mmsId }, place) => {
      note(this.versions, mmsId, this.xmlOf(mmsId));
      note(this.targets, handleAt(place), this.library.registry.targetOf(handleAt(place)));
    });
  }

  private async answerHandle(address: string, signal?: AbortSignal): Promise<Response> {
    const { pathname, search } = new URL(address);
    const fault = this.handleFaults.find(({ left }) => left > 0);
    if (fault !== undefined) fault.left -= 1;
    if (fault?.effect === 'hang') return this.wait(Infinity, signal);
    const slow = fault?.effect === 'slow' ? fault.ms : 0;
    await this.wait(this.story.latencyMs / 4 + slow, signal);
    if (fault?.effect === 'network') throw new TypeError('Failed to fetch');
    if (fault?.effect === 'html') {
      return new Response('<!DOCTYPE html><html><body>Busy</body></html>', { status: 502 });
    }
    if (fault?.effect === '503' || fault?.effect === '429') {
      return new Response('{"responseCode":3}', { status: Number(fault.effect) });
    }
    const { status, body } = this.handles.answer({
      method: 'GET',
      path: pathname,
      query: search.slice(1),
    });
    return new Response(fault?.effect === 'cut' ? body.slice(0, body.length / 2) : body, {
      status,
    });
  }

  private wait(ms: number, signal?: AbortSignal): Promise<never> {
    return new Promise<never>((resolve, reject) => {
      const timer = ms === Infinity ? undefined : setTimeout(resolve as () => void, ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
    });
  }
}

function note<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key) ?? [];
  if (!known.includes(value)) known.push(value);
  map.set(key, known);
}
