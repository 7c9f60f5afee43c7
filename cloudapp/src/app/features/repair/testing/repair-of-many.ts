import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import {
  generateArchive,
  GENERATED_SET_ID,
} from '../../../../../../simulator/archive/generate-archive';
import { CloudAppInMemory } from '../../../../testing/cloud-app-in-memory';
import { eventually } from '../../../../testing/eventually';
import { keepFocus } from '../../../../testing/keep-focus';
import { provideSimulatedApp } from '../../../../testing/provide-simulated-app';
import { SavedFiles } from '../../../../testing/saved-files';
import { SimulatedWorld } from '../../../workflow/testing/simulated-world';
import { ConfigurationStore } from '../../session/configuration-store';
import { SaveFile } from '../../session/save-file';
import { CheckedSet } from '../../set/checked-set';
import { RepairPage } from '../repair-page';
import { RepairPageHarness } from '../repair-page.harness';

/** What stands wrong in each record. */
export const TYPED = '<dc:identifier xsi:type="dcterms:URI">http://hdl';
export const PLAIN = '<dc:identifier>http://hdl';

/** The repair page over an Alma whose records all bear a typed handle, for specs. */
export class RepairOfMany {
  readonly world: SimulatedWorld;
  readonly alma = new CloudAppInMemory();
  readonly files = new SavedFiles();

  constructor(records: number) {
    const archive = generateArchive({ records, as: 'ready' });
    const typed = archive.records.map((record) => ({
      ...record,
      xml: record.xml.replace(PLAIN, TYPED),
    }));
    this.world = new SimulatedWorld({ ...archive, records: typed });
    this.alma.configuration = this.world.configuration;
    this.alma.store.set('repair-trust', {
      dcap01: { kind: 'confirmed' },
      dc: { kind: 'confirmed' },
    });
  }

  /** With these ports in place of the world's. */
  async start(...providers: readonly Provider[]): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        ...provideSimulatedApp(this.world, this.alma),
        keepFocus(),
        { provide: SaveFile, useValue: this.files },
        ...providers,
      ],
    });
    await TestBed.inject(ConfigurationStore).load();
  }

  /** Opens the page; of one record, where one is named. */
  async show(record?: string): Promise<{ page: RepairPageHarness; host: HTMLElement }> {
    const fixture = TestBed.createComponent(RepairPage);
    fixture.componentRef.setInput('record', record);
    const page = await TestbedHarnessEnvironment.harnessForFixture(fixture, RepairPageHarness);
    return { page, host: fixture.nativeElement as HTMLElement };
  }

  async checkSet(): Promise<void> {
    const checked = TestBed.inject(CheckedSet);
    checked.choose({ kind: 'set', set: await this.world.alma.readSet(GENERATED_SET_ID) });
    await checked.start();
  }

  /** Opens the page with the checked set prepared. */
  async open(): Promise<{ page: RepairPageHarness; host: HTMLElement }> {
    await this.start();
    await this.checkSet();
    const opened = await this.show();
    await this.until(opened.page, 'review-summary');
    return opened;
  }

  async until(page: RepairPageHarness, testId: string): Promise<void> {
    await eventually(
      () => page.has(testId),
      (is) => is,
    );
  }

  /** Saves the records as they are, writes, and waits until every one is done. */
  async write(page: RepairPageHarness): Promise<void> {
    await page.press('export-before-images');
    await page.press('confirm-repair');
    await this.done(page);
  }

  async done(page: RepairPageHarness): Promise<void> {
    await eventually(
      async () => new Set(Object.values(await page.rows())),
      (results) => results.size === 1 && results.has('done'),
    );
  }
}
