import { TestBed } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { DEFAULT_SETTINGS } from '../../core/settings/settings';
import { CLOUD_APP } from './ports';
import { SettingsStore } from './settings-store';

describe("a user's settings", () => {
  let alma: CloudAppInMemory;
  let store: SettingsStore;

  beforeEach(() => {
    alma = new CloudAppInMemory();
    TestBed.configureTestingModule({ providers: [{ provide: CLOUD_APP, useValue: alma }] });
    store = TestBed.inject(SettingsStore);
  });

  afterEach(() => delete document.documentElement.dataset['density']);

  it('are the defaults where Alma does not hand them out', async () => {
    alma.readSettings = () => Promise.reject(new Error('late'));
    await store.load();

    expect(store.settings()).toEqual(DEFAULT_SETTINGS);
  });

  it('are read once', async () => {
    let reads = 0;
    alma.readSettings = () => Promise.resolve({ version: 1, density: 'compact', reads: ++reads });
    await Promise.all([store.load(), store.load()]);
    await store.load();

    expect(reads).toBe(1);
    expect(store.density()).toBe('compact');
  });

  it('name what was stored in a way that is not known, until they are saved anew', async () => {
    alma.settings = { version: 1, opening: 'tomorrow', density: 'compact' };
    await store.load();
    expect(store.unknown()).toEqual(['opening']);
    expect(store.settings().density).toBe('compact');

    await store.save({ opening: 'runs' });
    expect(store.unknown()).toEqual([]);
  });

  it('are written one after the other: what was chosen last is what is kept', async () => {
    await store.load();
    const written: object[] = [];
    const answers: (() => void)[] = [];
    alma.writeSettings = (document) =>
      new Promise((resolve) => {
        written.push(document);
        answers.push(resolve);
      });
    const first = store.save({ density: 'compact' });
    const second = store.save({ opening: 'runs' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(written.length).toBe(1);

    answers[0]?.();
    await first;
    await new Promise((resolve) => setTimeout(resolve));
    expect(written[1]).toEqual({ ...DEFAULT_SETTINGS, density: 'compact', opening: 'runs' });
    answers[1]?.();
    await second;
  });

  it('are written again after a write that failed', async () => {
    const { writeSettings } = alma;
    alma.writeSettings = () => Promise.reject(new Error('no'));
    await expectAsync(store.save({ density: 'compact' })).toBeRejected();
    alma.writeSettings = writeSettings.bind(alma);
    await store.save({ opening: 'runs' });

    expect(alma.settings).toEqual({ ...DEFAULT_SETTINGS, density: 'compact', opening: 'runs' });
  });

  it('lose none of those that were kept when one is changed before they were read', async () => {
    alma.settings = { ...DEFAULT_SETTINGS, opening: 'runs', rememberFilters: true };
    await store.save({ density: 'compact' });
    await store.load();

    const kept = {
      ...DEFAULT_SETTINGS,
      opening: 'runs',
      rememberFilters: true,
      density: 'compact',
    };
    expect(alma.settings).toEqual(kept);
    expect(store.settings()).toEqual(kept as never);
  });
});
