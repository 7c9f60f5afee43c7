import { TestBed } from '@angular/core/testing';
import { TranslateModule } from '@ngx-translate/core';

import { AlmaFrame } from '../../testing/alma-frame';
import { eventually } from '../../testing/eventually';
import { SimulatedWorld } from '../workflow/testing/simulated-world';
import { ConfigurationStore } from '../features/session/configuration-store';
import { ALMA, BULK_ALMA, HANDLE_SERVER, PACING } from '../features/session/ports';
import { handleOf } from '../core/handle/handle-parts';
import { providePorts } from './ports';

describe('the ports of the app', () => {
  let frame: AlmaFrame;
  const { configuration } = new SimulatedWorld();
  const set = { id: '593', name: 'Letters', number_of_members: { value: 2 } };

  beforeEach(() => {
    frame = new AlmaFrame();
    frame.reply('CALL_REST_API', () => ({ body: { set: [set], total_record_count: 1 } }));
    TestBed.configureTestingModule({
      imports: [TranslateModule.forRoot()],
      providers: [providePorts()],
    });
  });

  afterEach(() => frame.leave());

  async function configure(rates: Partial<(typeof configuration)['rates']>): Promise<void> {
    const document = { ...configuration, rates: { ...configuration.rates, ...rates } };
    frame.reply('CONFIG', () => ({ config: JSON.stringify(document) }));
    await TestBed.inject(ConfigurationStore).load();
    TestBed.flushEffects();
  }

  const calls = (): number => frame.heard.filter(({ name }) => name === 'CALL_REST_API').length;
  const find = (): Promise<unknown> =>
    TestBed.inject(BULK_ALMA).findSets({ name: '', limit: 1, offset: 0 });

  it('send calls as the Cloud App framework passes them on', async () => {
    await TestBed.inject(ALMA).findSets({ name: 'Letters', limit: 1, offset: 0 });

    expect(calls()).toBe(1);
  });

  it("keep the institution's own rates once its configuration was read", async () => {
    await configure({ almaAtOnce: 1 });
    let most = 0;
    let open = 0;
    frame.reply('CALL_REST_API', () => {
      most = Math.max(most, ++open);
      queueMicrotask(() => open--);
      return { body: { set: [set], total_record_count: 1 } };
    });
    await Promise.all([find(), find(), find()]);

    expect(calls()).toBe(3);
    expect(most).toBe(1);
  });

  it('hold back the work in bulk while it is paused, and nothing that a person waits for', async () => {
    TestBed.inject(PACING).pause();
    const held = find();
    await TestBed.inject(ALMA).findSets({ name: '', limit: 1, offset: 0 });
    expect(calls()).toBe(1);

    TestBed.inject(PACING).resume();
    await held;
    expect(calls()).toBe(2);
  });

  it('ask the handle server that is configured', async () => {
    const asked: string[] = [];
    spyOn(window, 'fetch').and.callFake(async (address) => {
      asked.push(String(address));
      return Promise.resolve(new Response('{"responseCode":100}', { status: 404 }));
    });
    const server = TestBed.inject(HANDLE_SERVER);
    await server.ask(handleOf('99321', '1')!, false);
    frame.reply('CONFIG', () => ({
      config: JSON.stringify({ ...configuration, resolver: 'https://resolver.example' }),
    }));
    await TestBed.inject(ConfigurationStore).load();
    await server.ask(handleOf('99321', '1')!, false);

    await eventually(
      () => asked.length,
      (count) => count === 2,
    );
    expect(asked[0]).toMatch(/^https:\/\/hdl\.handle\.net\/api\/handles\/99321\/1/);
    expect(asked[1]).toMatch(/^https:\/\/resolver\.example\/api\/handles\/99321\/1/);
  });
});
