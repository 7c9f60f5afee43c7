import { Clipboard } from '@angular/cdk/clipboard';
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
import { loseFiles } from '../../../testing/lose-files';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { ConfigurationStore } from '../session/configuration-store';
import { Session } from '../session/session';
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

  it('says of a file that cannot be read any more that it is to be chosen again', async () => {
    await open();
    loseFiles();
    give('letters.csv', 'MMS ID\r\n');

    const said = await eventually(
      () => start.refusal(),
      (words) => words !== '',
    );
    expect(said).toBe('letters.csv could not be read. Choose it again.');
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

  it('opens a set that was opened before, but names none twice', async () => {
    alma.store.set('recent-sets', [
      { id: '593', name: 'Letters' },
      { id: '594', name: 'Maps' },
      'noise',
      { id: 5 },
    ]);
    alma.show([
      { id: '593', type: 'SET', link: '/almaws/v1/conf/sets/593?x=y', description: 'Letters' },
    ]);
    await open();
    await eventually(
      () => start.sets(),
      (sets) => sets.length === 2,
    );
    expect(await start.sets()).toEqual(['Letters', 'Maps']);

    await start.openSet('Maps');
    await eventually(
      () => TestBed.inject(Router).url,
      (url) => url === '/set/594',
    );
    expect(alma.store.get('recent-sets')).toEqual([
      { id: '594', name: 'Maps' },
      { id: '593', name: 'Letters' },
    ]);
  });

  it('finds a set by its id where the Alma page gives no link', async () => {
    alma.show([{ id: '593', type: 'SET', link: '', description: 'Letters' }]);
    await open();
    await start.openSet('Letters');

    expect(
      await eventually(
        () => TestBed.inject(Router).url,
        (url) => url.startsWith('/set/'),
      ),
    ).toBe('/set/593');
  });

  it('has a text for an administrator, for whoever is none', async () => {
    alma.configuration = undefined;
    alma.visit = { ...alma.visit, user: { id: 'teo', name: 'Teo Okafor', isAdmin: false } };
    await TestBed.inject(Session).start();
    await open();

    expect(await start.request()).toContain('Teo Okafor');
    expect(await start.request()).toContain('01COL_INST');

    const copied: string[] = [];
    spyOn(TestBed.inject(Clipboard), 'copy').and.callFake((text) => copied.push(text) > 0);
    await start.copyRequest();
    expect(copied).toEqual([await start.request()]);
    expect(await start.text()).toContain('Copied.');
  });

  it('leads an administrator to the configuration', async () => {
    alma.configuration = undefined;
    await TestBed.inject(Session).start();
    await open();

    expect(await start.text()).toContain('Open the configuration');
    expect(await start.has('ask-administrator')).toBe(false);
  });

  it('asks for the configuration again when Alma did not answer', async () => {
    let isAnswering = false;
    alma.readConfiguration = () =>
      isAnswering ? Promise.resolve(world.configuration) : Promise.reject(new Error('late'));
    await open();
    expect(await start.text()).toContain('The configuration could not be read');

    isAnswering = true;
    await start.tryAgain();
    await eventually(
      () => start.text(),
      (text) => !text.includes('could not be read'),
    );
    expect(await start.isNotSetUp()).toBe(false);
  });

  it('says of a configuration that it is damaged, or by a newer version', async () => {
    alma.configuration = { version: 1, routes: 'none' };
    await open();
    expect(await start.text()).toContain('The configuration cannot be read');

    alma.configuration = { ...world.configuration, version: 999 };
    await open();
    expect(await start.text()).toContain('by a newer version');
  });

  it('says that this is another Alma than the one it is set up for', async () => {
    alma.configuration = {
      ...world.configuration,
      production: { institution: '01COL_INST', host: 'production.example.org' },
    };
    await TestBed.inject(Session).start();
    await open();
    expect(await start.has('elsewhere')).toBe(true);
    expect(await start.text()).toContain('production.example.org');

    alma.configuration = {
      ...world.configuration,
      production: { institution: '01COL_INST', host: 'alma.example.org' },
    };
    await open();
    expect(await start.has('elsewhere')).toBe(false);
  });

  it('shows twenty of the lines that were left out, and all when they are wanted', async () => {
    await open();
    give('shopping.txt', Array.from({ length: 25 }, (_, n) => `item ${String(n)}`).join('\n'));
    await eventually(
      () => start.badLines(),
      (lines) => lines.length === 20,
    );
    await start.showAllLines();

    expect((await start.badLines()).length).toBe(25);
  });
});
