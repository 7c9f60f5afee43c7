import {
  type CloudAppConfigService,
  type CloudAppEventsService,
  type CloudAppSettingsService,
  type CloudAppStoreService,
} from '@exlibris/exl-cloudapp-angular-lib';
import { firstValueFrom, type Observable, timeout } from 'rxjs';

import { type CloudApp, type PageEntity, type Visit } from '../port/cloudapp';
import { isReplyObject, listOf, type ReplyObject, textOf } from '../port/parse/reply';

/** The SDK gives up after 30 s without a word. */
const DEADLINE_MS = 35_000;

export interface SdkServices {
  readonly events: CloudAppEventsService;
  readonly config: CloudAppConfigService;
  readonly settings: CloudAppSettingsService;
  readonly store: CloudAppStoreService;
}

/** Something that Alma's page around the app did not do, or did not say. */
export class CloudAppError extends Error {
  override name = 'CloudAppError';
}

/** The Alma page beside the app, over the SDK's messages. */
export function sdkCloudApp({ events, config, settings, store }: SdkServices): CloudApp {
  let visit: Promise<Visit> | undefined;
  return {
    whoIsThere: () => {
      visit ??= answerOf(events.getInitData(), 'say who is there')
        .then(parseVisit)
        .catch((error: unknown) => {
          // Asked anew the next time: an answer that did not come may come then.
          visit = undefined;
          throw error;
        });
      return visit;
    },
    onPage: (listener) => {
      const subscription = events.entities$.subscribe((entities: unknown) =>
        listener(parseEntities(entities)),
      );
      return () => subscription.unsubscribe();
    },
    refreshPage: async () => {
      await answerOf(events.refreshPage(), 'reload the page');
    },
    readConfiguration: () => documentOf(() => config.get(), 'read the configuration'),
    writeConfiguration: async (document) => {
      succeeded(await answerOf(config.set(document), 'write the configuration'));
    },
    readSettings: () => documentOf(() => settings.get(), 'read the settings'),
    writeSettings: async (document) => {
      succeeded(await answerOf(settings.set(document), 'write the settings'));
    },
    readStore: async (key) => {
      const value = await answerOf(store.get(key), `read ${key} from the store`);
      return value ?? undefined;
    },
    writeStore: async (key, value) => {
      await answerOf(store.set(key, value), `write ${key} to the store`);
    },
    removeStore: async (key) => {
      await answerOf(store.remove(key), `remove ${key} from the store`);
    },
  };
}

/**
 * A stored document; `undefined` when Alma hands out nothing. The SDK turns a failed read into an
 * empty document, so an empty one is asked for once more before it is believed.
 */
async function documentOf(read: () => Observable<unknown>, what: string): Promise<unknown> {
  const first = await answerOf(read(), what);
  if (!isEmpty(first)) return first;
  const second = await answerOf(read(), what);
  return isEmpty(second) ? undefined : second;
}

function isEmpty(document: unknown): boolean {
  if (document === undefined || document === null || document === '') return true;
  return isReplyObject(document) && Object.keys(document).length === 0;
}

/** The one answer, or an error of ours: the SDK throws the bare reply, and never settles when late. */
async function answerOf(asked: Observable<unknown>, what: string): Promise<unknown> {
  try {
    return await firstValueFrom(asked.pipe(timeout(DEADLINE_MS)), { defaultValue: undefined });
  } catch (cause) {
    throw new CloudAppError(`Alma's page did not ${what}${reasonOf(cause)}`, { cause });
  }
}

function succeeded(reply: unknown): void {
  if (!isReplyObject(reply)) return;
  if (reply['success'] === false || 'error' in reply) {
    throw new CloudAppError(`Alma did not keep it${reasonOf(reply)}`, { cause: reply });
  }
}

function reasonOf(cause: unknown): string {
  const reply: ReplyObject = isReplyObject(cause) ? cause : {};
  const error = reply['error'];
  const reason =
    textOf(error) ||
    textOf(isReplyObject(error) ? error['message'] : '') ||
    textOf(reply['message']);
  return reason === '' || reason === '[object Object]' ? '.' : `: ${reason}`;
}

function parseVisit(data: unknown): Visit {
  const init = isReplyObject(data) ? data : {};
  const user = isReplyObject(init['user']) ? init['user'] : {};
  const urls = isReplyObject(init['urls']) ? init['urls'] : {};
  return {
    user: {
      id: textOf(user['primaryId']),
      name: `${textOf(user['firstName'])} ${textOf(user['lastName'])}`.trim(),
      isAdmin: user['isAdmin'] === true,
    },
    language: textOf(init['lang']),
    institution: textOf(init['instCode']),
    almaUrl: textOf(urls['alma']),
    color: textOf(init['color']),
  };
}

function parseEntities(entities: unknown): readonly PageEntity[] {
  return listOf(entities).flatMap((entity) =>
    isReplyObject(entity)
      ? [
          {
            id: textOf(entity['id']),
            type: textOf(entity['type']),
            link: textOf(entity['link']),
            description: textOf(entity['description']),
          },
        ]
      : [],
  );
}
