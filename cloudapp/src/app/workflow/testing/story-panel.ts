import type { Configuration } from '../../core/configuration/configuration';
import { RunJournal } from '../journal/run-journal';
import { RunDriver } from '../run/run-driver';
import type { RunState } from '../run/run-state';
import type { Frame } from './story-frame';

export const PLACE = { institution: '01HVC_INST', almaUrl: 'https://alma.example.org/' };

/** What a panel shows. */
export type PanelView = 'opening' | 'driving' | 'watching' | 'unreachable' | 'none' | 'damaged';

/** The app in a frame: it finds the run in the journal, and drives it where no other panel of the browser does. */
export class Panel {
  isClosed = false;
  private own: RunDriver | undefined;
  private shown: PanelView = 'opening';

  constructor(
    readonly name: string,
    readonly frame: Frame,
    private readonly configuration: Configuration,
  ) {}

  /** Who drives the run here; nobody once another machine took it up. */
  get driver(): RunDriver | undefined {
    return this.own?.isTaken === true ? undefined : this.own;
  }

  get view(): PanelView {
    return this.own?.isTaken === true ? 'watching' : this.shown;
  }

  /** Opens the app: the run is taken up where it was. */
  async open(): Promise<void> {
    const found = await new RunJournal(this.frame.ports.store).read();
    if (found.kind !== 'run') this.shown = found.kind;
    else await this.take(found.run);
  }

  /** Drives the run, unless another panel of this browser does. */
  async take(run: RunState): Promise<void> {
    const release = await this.frame.ports.lock.acquire();
    if (release === undefined) {
      this.shown = 'watching';
      return;
    }
    this.own = RunDriver.take(run, this.frame.ports, this.configuration, PLACE, this.name);
    this.shown = 'driving';
  }

  /** Takes up a run that the Store does not hold: one that is being made, or nothing where that fails. */
  async takeUp(making: Promise<RunState | undefined>): Promise<void> {
    this.shown = 'opening';
    // Why it failed is told by whoever makes it.
    const run = await making.catch(() => undefined);
    if (run === undefined) this.shown = 'none';
    else await this.take(run);
  }

  /** The panel is closed, the page reloaded, the browser gone: whatever was under way. */
  close(isGraceful: boolean): void {
    if (isGraceful) this.own?.letGo();
    this.frame.close();
    this.isClosed = true;
  }
}
