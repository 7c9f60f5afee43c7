import { TestBed } from '@angular/core/testing';
import {
  CloudAppConfigService,
  CloudAppEventsService,
  CloudAppSettingsService,
  CloudAppStoreService,
} from '@exlibris/exl-cloudapp-angular-lib';

import { AlmaFrame } from '../../../testing/alma-frame';
import { eventually } from '../../../testing/eventually';
import type { CloudApp, PageEntity } from '../port/cloudapp';
import { CloudAppError, sdkCloudApp } from './sdk-cloud-app';

const INIT = {
  user: { primaryId: 'ada', firstName: 'Ada', lastName: 'Whitlock', isAdmin: true },
  lang: 'de',
  instCode: '01COL_INST',
  urls: { alma: 'https://localhost:4200/' },
  color: 'new_blue',
};

describe('the Alma page over the SDK', () => {
  let frame: AlmaFrame;
  let alma: CloudApp;

  beforeEach(() => {
    frame = new AlmaFrame();
    alma = sdkCloudApp({
      events: TestBed.inject(CloudAppEventsService),
      config: TestBed.inject(CloudAppConfigService),
      settings: TestBed.inject(CloudAppSettingsService),
      store: TestBed.inject(CloudAppStoreService),
    });
  });

  afterEach(() => frame.leave());

  const asked = (name: string): readonly unknown[] =>
    frame.heard.filter((message) => message.name === name).map(({ payload }) => payload);

  it('says who opened the app, and asks once', async () => {
    frame.reply('INIT_DATA', () => INIT);

    expect(await alma.whoIsThere()).toEqual({
      user: { id: 'ada', name: 'Ada Whitlock', isAdmin: true },
      language: 'de',
      institution: '01COL_INST',
      almaUrl: 'http://localhost:4200/',
      color: 'new_blue',
    });
    await alma.whoIsThere();
    expect(asked('INIT_DATA').length).toBe(1);
  });

  it('takes nobody for an administrator whom Alma does not call one', async () => {
    frame.reply('INIT_DATA', () => ({ urls: {}, user: { primaryId: 'teo', isAdmin: 'true' } }));

    expect(await alma.whoIsThere()).toEqual({
      user: { id: 'teo', name: '', isAdmin: false },
      language: '',
      institution: '',
      almaUrl: '',
      color: '',
    });
  });

  it('asks anew who is there after Alma did not say it', async () => {
    frame.reply('INIT_DATA', () => ({ error: 'no session' }));
    await expectAsync(alma.whoIsThere()).toBeRejectedWithError(CloudAppError);
    frame.reply('INIT_DATA', () => INIT);

    expect((await alma.whoIsThere()).user.id).toBe('ada');
  });

  it('follows the page until it is told to stop', async () => {
    const seen: (readonly PageEntity[])[] = [];
    const stop = alma.onPage((entities) => seen.push(entities));
    await eventually(
      () => asked('PAGE_METADATA').length,
      (count) => count === 1,
    );
    frame.say('PAGE_LOAD', {
      entities: [{ id: 593, type: 'SET', link: '/conf/sets/593', description: 'Letters' }, 'noise'],
    });
    stop();
    frame.say('PAGE_LOAD', { entities: [] });

    expect(seen[0]).toEqual([]);
    expect(seen.at(-1)).toEqual([
      { id: '593', type: 'SET', link: '/conf/sets/593', description: 'Letters' },
    ]);
  });

  it('shows an empty page where Alma names no entities', async () => {
    const seen: (readonly PageEntity[])[] = [];
    const stop = alma.onPage((entities) => seen.push(entities));
    frame.say('PAGE_LOAD', { entities: [{}] });
    frame.say('PAGE_LOAD', {});
    stop();

    expect(seen.slice(-2)).toEqual([[{ id: '', type: '', link: '', description: '' }], []]);
  });

  it('reloads the page beside it', async () => {
    frame.reply('RELOAD_PAGE', () => ({ success: true }));
    await alma.refreshPage();

    expect(asked('RELOAD_PAGE').length).toBe(1);
  });

  for (const [what, name, member, read, write] of [
    [
      'configuration',
      'CONFIG',
      'config',
      () => alma.readConfiguration(),
      () => alma.writeConfiguration({ version: 1 }),
    ],
    [
      'settings',
      'SETTINGS',
      'settings',
      () => alma.readSettings(),
      () => alma.writeSettings({ version: 1 }),
    ],
  ] as const) {
    it(`reads the ${what} that is kept`, async () => {
      frame.reply(name, () => ({ [member]: '{"version":1}' }));

      expect(await read()).toEqual({ version: 1 });
      expect(asked(name).length).toBe(1);
    });

    it(`asks a second time before it believes that no ${what} is kept`, async () => {
      const replies = ['{}', '{"version":2}', '{}', '""'];
      frame.reply(name, () => ({ [member]: replies.shift() }));

      expect(await read()).toEqual({ version: 2 });
      expect(await read()).toBeUndefined();
      expect(asked(name).length).toBe(4);
    });

    it(`keeps the ${what} as text`, async () => {
      frame.reply(name, () => ({ success: true }));
      await write();

      expect(asked(name)).toEqual(['{"version":1}']);
    });

    it(`says so when Alma does not keep the ${what}`, async () => {
      frame.reply(name, () => ({ success: false, message: 'too large' }));

      await expectAsync(write()).toBeRejectedWithError(
        CloudAppError,
        'Alma did not keep it: too large',
      );
    });
  }

  it('says that the configuration could not be read when it is not JSON', async () => {
    frame.reply('CONFIG', () => ({ config: '<html>' }));

    await expectAsync(alma.readConfiguration()).toBeRejectedWithError(
      CloudAppError,
      /^Alma's page did not read the configuration: /,
    );
  });

  it('keeps, reads and removes what is stored under a key', async () => {
    const kept = new Map<string, unknown>();
    frame.reply('CLOUDAPP_STORE', (payload) => {
      const { key, value } = payload as { key: string; value?: unknown };
      if (value !== undefined) kept.set(key, value);
      return { key, value: kept.get(key) };
    });
    await alma.writeStore('run', { at: 'copy' });

    expect(await alma.readStore('run')).toEqual({ at: 'copy' });

    await alma.removeStore('run');
    expect(await alma.readStore('run')).toBeUndefined();
    expect(await alma.readStore('other')).toBeUndefined();
  });

  for (const [reply, said] of [
    [{ error: 'Store is full' }, ': Store is full'],
    [{ error: { message: 'No such user' } }, ': No such user'],
    [{ error: {}, message: 'Gone' }, ': Gone'],
    [{ error: {} }, '.'],
  ] as const) {
    it(`passes on why the store refused: "${said}"`, async () => {
      frame.reply('CLOUDAPP_STORE', () => reply);

      await expectAsync(alma.readStore('run')).toBeRejectedWithError(
        CloudAppError,
        `Alma's page did not read run from the store${said}`,
      );
    });
  }

  it('gives up where the SDK would wait for ever', async () => {
    jasmine.clock().install();
    try {
      const reading = alma.readStore('run');
      reading.catch(() => undefined);

      expect(() => jasmine.clock().tick(30_000)).toThrowError(/Timed out/);
      jasmine.clock().tick(5_000);
      await expectAsync(reading).toBeRejectedWithError(CloudAppError);
    } finally {
      jasmine.clock().uninstall();
    }
  });
});
