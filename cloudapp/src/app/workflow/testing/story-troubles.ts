import type { Gateway } from '../../../../../simulator/gateway/gateway';
import type { Trouble } from './run-story';
import type { StoryLibrary } from './story-library';
import type { StoryTime } from './story-time';

/** Trouble comes so long; after it everybody works on to the end. */
export const TROUBLE_MS = 25 * 60_000;

/** The roles of the person who drives the run. */
export const STAFF: readonly string[] = ['26', '29', '53', '200', '204', '205', '206', '209'];

/** What trouble strikes. */
export interface Stricken {
  readonly alma: StoryLibrary;
  readonly gateway: Gateway;
  readonly time: StoryTime;
  /** A panel is closed, as far as there is one. */
  readonly reload: (panel: number, isGraceful: boolean) => void;
  readonly open: (browser: number) => void;
  readonly loseStore: () => void;
  readonly tell: (line: string) => void;
}

/** Makes the troubles of a story happen, each at its time. */
export class StoryTroubles {
  areHandlesDown = false;
  private next = 0;

  constructor(
    private readonly troubles: readonly Trouble[],
    private readonly stricken: Stricken,
  ) {}

  /** Makes happen whatever is due so long after the start. */
  async happen(elapsedMs: number): Promise<void> {
    for (; this.next < this.troubles.length; this.next++) {
      const trouble = this.troubles[this.next];
      if (trouble === undefined || trouble.at > elapsedMs) return;
      await this.strike(trouble);
    }
  }

  /** All is well again, as somebody in the library sees to it. */
  end(): void {
    const { alma, gateway } = this.stricken;
    gateway.faults.replace([]);
    alma.library.users.setRoles('admin', STAFF);
    this.areHandlesDown = false;
    alma.restore();
  }

  private async strike(trouble: Trouble): Promise<void> {
    const { alma, gateway, time, tell } = this.stricken;
    switch (trouble.what) {
      case 'calls': {
        const { faults } = trouble;
        tell(`faults: ${faults.map((f) => `${f.effect} ${JSON.stringify(f.match)}`).join('; ')}`);
        return gateway.faults.replace(faults);
      }
      case 'reload':
        return this.stricken.reload(trouble.panel, trouble.isGraceful);
      case 'open':
        return this.stricken.open(trouble.browser);
      case 'sleep':
        tell(`sleeps ${inMinutes(trouble.ms)}`);
        return time.sleep(trouble.ms);
      case 'clock':
        tell(`the machine's clock is set by ${inMinutes(trouble.ms)}`);
        return time.setClock(trouble.ms);
      case 'ending':
        tell(`${trouble.step} ${trouble.ending}`);
        return alma.library.jobs.planEnding(trouble.step, trouble.ending);
      case 'roles':
        tell(`roles: ${trouble.roles.join()}`);
        return alma.library.users.setRoles('admin', trouble.roles);
      case 'handles-down':
        tell('the handle server goes down, or comes back');
        this.areHandlesDown = !this.areHandlesDown;
        return;
      case 'somebody': {
        const started = alma.startByHand(trouble.step, 'other');
        return tell(`somebody else runs ${trouble.step} on another set: ${String(started)}`);
      }
      case 'store-lost':
        tell('what the Store holds is lost');
        return this.stricken.loseStore();
      case 'member-dropped':
        tell('somebody takes a title out of the set');
        return alma.dropMember();
      case 'profile-saved':
        tell(`somebody saves the profile on the ${trouble.set} set`);
        return alma.saveProfile(trouble.set);
      case 'changed':
        tell(`somebody writes title ${String(trouble.title)}`);
        return alma.rewrite(trouble.title);
      case 'corrupted':
        tell(`title ${String(trouble.title)} is not handed out any more`);
        return alma.corrupt(trouble.title);
      case 'peace':
        return this.end();
    }
  }
}

function inMinutes(ms: number): string {
  return `${String(ms / 60_000)} min`;
}
