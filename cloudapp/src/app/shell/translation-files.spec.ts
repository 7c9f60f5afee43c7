import { firstValueFrom } from 'rxjs';

import { TranslationFiles } from './translation-files';

describe('the files of sentences', () => {
  const files = new TranslationFiles();
  let asked: string[];

  function answer(reply: () => Response): void {
    asked = [];
    spyOn(window, 'fetch').and.callFake(async (address) => {
      asked.push(String(address));
      return Promise.resolve(reply());
    });
  }

  const read = (language: string): Promise<object> =>
    firstValueFrom(files.getTranslation(language));

  it('are read by language', async () => {
    answer(() => new Response('{"state":{"ready":"Bereit"}}'));

    expect(await read('de')).toEqual({ state: { ready: 'Bereit' } });
    expect(asked).toEqual(['i18n/de.json']);
  });

  it('leave everything to the fallback where there is none', async () => {
    answer(() => new Response('Not found', { status: 404 }));
    expect(await read('xx')).toEqual({});
  });

  for (const text of ['["a"]', 'null', '"text"', '<html>']) {
    it(`take nothing from a file that is none: ${text}`, async () => {
      answer(() => new Response(text));
      expect(await read('de')).toEqual({});
    });
  }

  it('leave everything to the fallback where the network fails', async () => {
    answer(() => {
      throw new TypeError('offline');
    });
    expect(await read('de')).toEqual({});
  });
});
