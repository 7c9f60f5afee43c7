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
  view: PanelView = 'opening';
  driver: RunDriver | undefined;
  isClosed = false;

  constructor(
    readonly name: string,
    readonly frame: Frame,
    private readonly configuration: Configuration,
  ) {}

  /** Opens the app: the run is taken up where it was. */
  async open(): Promise<void> {
    const found = await new RunJournal(this.frame.ports.store).read();
    if (found.kind !== 'run') this.view = found.kind;
    else await this.take(found.run);
  }

  /** Drives the run, unless another panel of this browser does. */
  async take(run: RunState): Promise<void> {
    const release = await this.frame.ports.lock.acquire();
    if (release === undefined) {
      this.view = 'watching';
      return;
    }
    this.driver = RunDriver.take(run, this.frame.ports, this.configuration, PLACE, this.name);
    this.view = 'driving';
  }

  /** The panel is closed, the page reloaded, the browser gone: whatever was under way. */
  close(isGraceful: boolean): void {
    if (isGraceful) this.driver?.letGo();
    this.frame.close();
    this.isClosed = true;
  }
}
