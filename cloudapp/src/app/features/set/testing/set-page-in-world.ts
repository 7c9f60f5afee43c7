import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type Provider } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../../testing/cloud-app-in-memory';
import { eventually } from '../../../../testing/eventually';
import { keepFocus } from '../../../../testing/keep-focus';
import { provideSimulatedApp } from '../../../../testing/provide-simulated-app';
import { SavedFiles } from '../../../../testing/saved-files';
import type { SetReader } from '../../../alma/port/set-reader';
import { SimulatedWorld } from '../../../workflow/testing/simulated-world';
import { ConfigurationStore } from '../../session/configuration-store';
import { SET_READER } from '../../session/ports';
import { SaveFile } from '../../session/save-file';
import { Session } from '../../session/session';
import { SetPage } from '../set-page';
import { SetPageHarness } from '../set-page.harness';

/** The page of a set over a simulated Alma, for specs. */
export class SetPageInWorld {
  readonly files = new SavedFiles();
  readonly alma = new CloudAppInMemory();
  private holding: Promise<void> | undefined;
  private release: () => void = () => undefined;

  constructor(readonly world = new SimulatedWorld()) {
    this.alma.configuration = world.configuration;
  }

  /** Starts the app, with these ports in place of the world's. */
  async start(...providers: readonly Provider[]): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        ...provideSimulatedApp(this.world, this.alma),
        keepFocus(),
        { provide: SET_READER, useValue: this.reader() },
        { provide: SaveFile, useValue: this.files },
        ...providers,
      ],
    });
    await TestBed.inject(Session).start();
    await TestBed.inject(ConfigurationStore).load();
  }

  async open(id: string): Promise<{ page: SetPageHarness; fixture: ComponentFixture<SetPage> }> {
    const fixture = TestBed.createComponent(SetPage);
    fixture.componentRef.setInput('id', id);
    const page = await TestbedHarnessEnvironment.harnessForFixture(fixture, SetPageHarness);
    return { page, fixture };
  }

  /** Opens a set, and checks it to the end. */
  async openChecked(
    id: string,
  ): Promise<{ page: SetPageHarness; fixture: ComponentFixture<SetPage> }> {
    const opened = await this.open(id);
    await this.check(opened.page);
    return opened;
  }

  async check(page: SetPageHarness): Promise<void> {
    await until(() => page.canPress('check'));
    await page.check();
    await until(() => page.canPress('export-report'));
  }

  async checkHandles(page: SetPageHarness): Promise<void> {
    await page.checkHandles();
    await until(() => page.canPress('export-cabb'));
  }

  /** The reader of sets hands out nothing more, until it is let go on. */
  hold(): void {
    this.holding = new Promise((resolve) => (this.release = resolve));
  }

  goOn(): void {
    this.holding = undefined;
    this.release();
  }

  private reader(): SetReader {
    const { reader } = this.world;
    const held = async function* (this: SetPageInWorld, events: ReturnType<SetReader['readSet']>) {
      for await (const event of events) {
        await this.holding;
        yield event;
      }
    }.bind(this);
    return {
      readSet: (...asked) => held(reader.readSet(...asked)),
      readList: (...asked) => held(reader.readList(...asked)),
      readAgain: (...asked) => held(reader.readAgain(...asked)),
    };
  }
}

function until(isSo: () => Promise<boolean>): Promise<boolean> {
  return eventually(isSo, (is) => is);
}
