import { TestBed } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import type { Configuration } from '../../core/configuration/configuration';
import { emptyConfiguration } from '../../core/configuration/defaults';
import { ConfigurationStore, KEPT_ASIDE } from './configuration-store';
import { CLOUD_APP } from './ports';

const BASE = emptyConfiguration();
const MINE: Configuration = { ...BASE, repairLimit: 1 };
const THEIRS: Configuration = { ...BASE, repairLimit: 2 };

describe('the store of the configuration', () => {
  let alma: CloudAppInMemory;
  let store: ConfigurationStore;

  beforeEach(() => {
    alma = new CloudAppInMemory();
    TestBed.configureTestingModule({ providers: [{ provide: CLOUD_APP, useValue: alma }] });
    store = TestBed.inject(ConfigurationStore);
  });

  it('writes where what is stored is what the work began from', async () => {
    alma.configuration = BASE;

    const result = await store.save({ configuration: MINE, base: BASE, agreedTo: undefined });

    expect(result).toEqual({ kind: 'saved' });
    expect(alma.configuration).toEqual(MINE);
    expect(store.configuration()).toEqual(MINE);
  });

  it('asks before it writes over nothing', async () => {
    const request = { configuration: MINE, base: undefined };

    expect(await store.save({ ...request, agreedTo: undefined })).toEqual({
      kind: 'nothing-there',
    });
    expect(alma.configuration).toBeUndefined();
    expect(await store.save({ ...request, agreedTo: 'nothing-there' })).toEqual({ kind: 'saved' });
  });

  it('asks again where what was there is not handed out any more', async () => {
    const result = await store.save({ configuration: MINE, base: BASE, agreedTo: undefined });

    expect(result).toEqual({ kind: 'nothing-there' });
  });

  it('writes nothing over what somebody else saved', async () => {
    alma.configuration = THEIRS;

    for (const base of [BASE, undefined]) {
      const agreedTo = base === undefined ? 'nothing-there' : undefined;
      const result = await store.save({ configuration: MINE, base, agreedTo });

      expect(result).toEqual({ kind: 'changed', theirs: THEIRS });
      expect(alma.configuration).toEqual(THEIRS);
    }
  });

  it('notices who writes in the same moment', async () => {
    alma.configuration = BASE;
    const write = alma.writeConfiguration.bind(alma);
    alma.writeConfiguration = async (document) => {
      await write(document);
      await write(THEIRS);
    };

    const result = await store.save({ configuration: MINE, base: BASE, agreedTo: undefined });

    expect(result).toEqual({ kind: 'changed', theirs: THEIRS });
    expect(store.configuration()).toEqual(THEIRS);
  });

  it('keeps aside what could not be read before it writes over it', async () => {
    alma.configuration = { version: 1, routes: 'none' };
    const request = { configuration: MINE, base: undefined };

    expect(await store.save({ ...request, agreedTo: undefined })).toEqual({ kind: 'damaged' });
    expect(await store.save({ ...request, agreedTo: 'damaged' })).toEqual({ kind: 'saved' });
    expect(alma.store.get(KEPT_ASIDE)).toEqual({ version: 1, routes: 'none' });
  });

  it('never writes over what a newer version of the app saved', async () => {
    alma.configuration = { version: 2 };
    const request = { configuration: MINE, base: undefined };

    expect(await store.save({ ...request, agreedTo: 'damaged' })).toEqual({ kind: 'newer' });
    expect(alma.configuration).toEqual({ version: 2 });
  });

  it('says of any stored JSON what it is', async () => {
    for (const [document, kind] of [
      [undefined, 'none'],
      [{}, 'none'],
      [[], 'damaged'],
      ['text', 'damaged'],
      [{ version: 2 }, 'newer'],
      [BASE, 'configuration'],
    ] as const) {
      alma.configuration = document;
      await store.load();

      expect(store.state().kind).toBe(kind);
    }
  });
});
