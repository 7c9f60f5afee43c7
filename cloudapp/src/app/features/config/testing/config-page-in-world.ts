import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type Provider } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../../testing/cloud-app-in-memory';
import { eventually } from '../../../../testing/eventually';
import { giveFile } from '../../../../testing/give-file';
import { keepFocus } from '../../../../testing/keep-focus';
import { provideSimulatedApp } from '../../../../testing/provide-simulated-app';
import { SavedFiles } from '../../../../testing/saved-files';
import type { Configuration } from '../../../core/configuration/configuration';
import { parseConfiguration } from '../../../core/configuration/parse-configuration';
import { SimulatedWorld } from '../../../workflow/testing/simulated-world';
import { Notices } from '../../session/notices';
import { SaveFile } from '../../session/save-file';
import { Session } from '../../session/session';
import { ConfigPage } from '../config-page';
import { ConfigPageHarness } from '../config-page.harness';
import { HANDLE_SERVER_AT } from '../handle-server-at';

/** The configuration page over a simulated Alma, for specs. */
export class ConfigPageInWorld {
  readonly world = new SimulatedWorld();
  readonly alma = new CloudAppInMemory();
  readonly files = new SavedFiles();
  private fixture: ComponentFixture<ConfigPage> | undefined;

  constructor() {
    this.alma.configuration = this.world.configuration;
  }

  /** Opens the page, with these ports in place of the world's. */
  async open(...providers: readonly Provider[]): Promise<ConfigPageHarness> {
    TestBed.configureTestingModule({
      providers: [
        ...provideSimulatedApp(this.world, this.alma),
        keepFocus(),
        { provide: HANDLE_SERVER_AT, useValue: () => this.world.handleServer },
        { provide: SaveFile, useValue: this.files },
        ...providers,
      ],
    });
    await TestBed.inject(Session).start();
    this.fixture = TestBed.createComponent(ConfigPage);
    const page = await TestbedHarnessEnvironment.harnessForFixture(this.fixture, ConfigPageHarness);
    await eventually(
      () => page.isRead(),
      (isRead) => isRead,
    );
    return page;
  }

  /** Saves, answers yes to what is asked, and gives what is then stored. */
  async saved(page: ConfigPageHarness): Promise<Configuration> {
    const notices = TestBed.inject(Notices);
    notices.closeAll();
    await page.save();
    if ((await page.question()) !== null) await page.save();
    await eventually(
      () => notices.open().map(({ say }) => say),
      (said) => said.includes('config.saved'),
    );
    return this.stored();
  }

  stored(): Configuration {
    const parsed = parseConfiguration(JSON.parse(JSON.stringify(this.alma.configuration)));
    if (parsed.kind !== 'configuration') throw new Error(`Stored is ${parsed.kind}.`);
    return parsed.configuration;
  }

  give(name: string, text: string): void {
    giveFile(this.fixture?.nativeElement as HTMLElement, 'config-import', name, text);
  }
}
