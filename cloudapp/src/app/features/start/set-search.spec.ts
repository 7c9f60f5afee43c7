import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { eventually } from '../../../testing/eventually';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import type { RestRequest } from '../../alma/port/rest';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { SetSearch } from './set-search';
import { SetSearchHarness } from './set-search.harness';

describe('the search for a set', () => {
  let world: SimulatedWorld;
  let search: SetSearchHarness;
  let picked: { readonly id: string; readonly name: string }[];

  beforeEach(async () => {
    world = new SimulatedWorld();
    TestBed.configureTestingModule({
      providers: [...provideSimulatedApp(world, new CloudAppInMemory())],
    });
    const fixture = TestBed.createComponent(SetSearch);
    picked = [];
    fixture.componentInstance.picked.subscribe((set) => picked.push(set));
    search = await TestbedHarnessEnvironment.harnessForFixture(fixture, SetSearchHarness);
    jasmine.clock().install().mockDate();
  });

  afterEach(() => jasmine.clock().uninstall());

  /** The person types, and pauses. */
  async function type(text: string): Promise<void> {
    await search.type(text);
    jasmine.clock().tick(250);
  }

  async function says(words: string): Promise<void> {
    await eventually(
      () => search.status(),
      (status) => status === words,
    );
  }

  const asked = (): readonly RestRequest[] =>
    world.calls.filter(({ path }) => path === '/conf/sets');

  it('asks Alma once the typing pauses, not with every letter', async () => {
    for (const text of ['e', 'ev', 'eve', 'every s']) await search.type(text);
    expect(await search.status()).toBe('Searching …');
    expect(asked()).toEqual([]);

    jasmine.clock().tick(250);
    await says('1 set');

    expect(asked().length).toBe(1);
    expect(await search.options()).toEqual(['Every state']);
  });

  it('hands over the set that is picked', async () => {
    await type('every state');
    await says('1 set');
    await search.pick(0);

    expect(picked).toEqual([{ id: jasmine.any(String) as never, name: 'Every state' }]);
  });

  it('says that no set has these words', async () => {
    await type('xylophone');
    await says('No set that you may see has these words in its name.');

    expect(await search.options()).toEqual([]);
  });

  it('shows nothing any more when the field is emptied', async () => {
    await type('every state');
    await says('1 set');
    await type('');

    await says('');
    expect(await search.options()).toEqual([]);
    expect(asked().length).toBe(1);
  });

  it('keeps what it found when nothing but a space is added', async () => {
    await type('every state');
    await says('1 set');
    await type('every state ');

    await says('1 set');
    expect(await search.options()).toEqual(['Every state']);
  });

  it('ends the search for words that were changed and changed back', async () => {
    await type('every');
    await says('1 set');
    await search.type('every s');
    await type('every');

    await says('1 set');
  });

  it('says why Alma refused, and asks again with the next letter', async () => {
    world.mishap = () => ({ status: 401, body: '' });
    await type('every');
    expect(
      await eventually(
        () => search.refusal(),
        (words) => words !== '',
      ),
    ).toContain('role');

    world.mishap = () => undefined;
    await type('every s');
    await says('1 set');
    expect(await search.refusal()).toBe('');
  });
});
