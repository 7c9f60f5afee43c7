import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import {
  type ComponentFixture,
  DeferBlockBehavior,
  DeferBlockState,
  TestBed,
} from '@angular/core/testing';
import { Router } from '@angular/router';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { eventually } from '../../../testing/eventually';
import { giveFile } from '../../../testing/give-file';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { ConfigurationStore } from '../session/configuration-store';
import { CheckedSet } from '../set/checked-set';
import { Start } from './start';
import { StartHarness } from './start.harness';

describe('the start page', () => {
  let world: SimulatedWorld;
  let alma: CloudAppInMemory;
  let fixture: ComponentFixture<Start>;
  let start: StartHarness;

  beforeEach(() => {
    world = new SimulatedWorld();
    alma = new CloudAppInMemory();
    alma.configuration = world.configuration;
    TestBed.configureTestingModule({
      deferBlockBehavior: DeferBlockBehavior.Manual,
      providers: [...provideSimulatedApp(world, alma)],
    });
  });

  async function open(): Promise<void> {
    await TestBed.inject(ConfigurationStore).load();
    fixture = TestBed.createComponent(Start);
    for (const block of await fixture.getDeferBlocks()) {
      await block.render(DeferBlockState.Complete);
    }
    start = await TestbedHarnessEnvironment.harnessForFixture(fixture, StartHarness);
  }

  function give(name: string, text: string): void {
    giveFile(fixture.nativeElement as HTMLElement, 'import-list', name, text);
  }

  it('offers the set of the Alma page first', async () => {
    alma.show([
      { id: '593', type: 'SET', link: '/almaws/v1/conf/sets/593', description: 'Letters' },
    ]);
    await open();

    expect(await start.sets()).toEqual(['Letters']);
  });

  it('says that the app is not set up where there is no configuration', async () => {
    alma.configuration = undefined;
    await open();

    expect(await start.isNotSetUp()).toBe(true);
  });

  it('takes a list of MMS IDs and leads to its check', async () => {
    await open();
    const [one, two] = world.library.archive.records.map(({ mmsId }) => mmsId);
    give('letters.csv', `MMS ID\r\n${one!}\r\n${two!}\r\n${one!}\r\nnot one\r\n`);

    const subject = await eventually(
      () => TestBed.inject(CheckedSet).subject(),
      (found) => found !== undefined,
    );

    expect(subject).toEqual({
      kind: 'list',
      name: 'letters.csv',
      mmsIds: [one, two] as never,
      leftOut: {
        duplicates: [{ line: 4, text: one! }],
        bad: [{ line: 5, text: 'not one', reason: 'not-an-id' }],
      },
    });
    await eventually(
      () => TestBed.inject(Router).url,
      (url) => url === '/set/list',
    );
    expect(world.calls).toEqual([]);
  });

  it('says that a file holds no MMS ID, and stays', async () => {
    await open();
    give('shopping.txt', 'milk\nbread\n');

    const said = await eventually(
      () => start.refusal(),
      (words) => words !== '',
    );

    expect(said).toContain('shopping.txt');
    expect((await start.badLines()).length).toBe(2);
    expect(TestBed.inject(CheckedSet).subject()).toBeUndefined();
  });

  it('says of an old Excel file how to save it anew', async () => {
    await open();
    const input = (fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>(
      '[data-testid="import-list"]',
    )!;
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])], 'list.xls'));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));

    expect(
      await eventually(
        () => start.refusal(),
        (words) => words !== '',
      ),
    ).toContain('.xlsx');
  });
});
