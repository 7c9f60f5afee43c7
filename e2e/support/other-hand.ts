import { type Page } from '@playwright/test';

/** What the app stores for the institution. */
export type StoredConfiguration = Readonly<Record<string, unknown>>;

/** Changes the app's configuration as another administrator would, behind the app's back. */
export async function changeConfiguration(
  page: Page,
  change: (configuration: StoredConfiguration) => StoredConfiguration,
): Promise<void> {
  const reply = (await sendMessage(page, 'CONFIG')) as { readonly config: string };
  const configuration = JSON.parse(reply.config) as StoredConfiguration;
  await sendMessage(page, 'CONFIG', JSON.stringify(change(configuration)));
}

/** Sends a message of the Cloud App framework as the logged-in user, from Alma's page. */
export function sendMessage(page: Page, name: string, payload?: unknown): Promise<unknown> {
  return page.evaluate(
    (message) =>
      new Promise<unknown>((resolve, reject) => {
        const socket = new WebSocket(`ws://${location.host}/gateway`);
        socket.onerror = () => reject(new Error('The gateway cannot be reached.'));
        socket.onopen = () => socket.send(JSON.stringify({ id: 1, ...message }));
        socket.onmessage = ({ data }) => {
          const reply = JSON.parse(String(data)) as { readonly id?: number; payload?: unknown };
          if (reply.id !== 1) return;
          socket.close();
          resolve(reply.payload);
        };
      }),
    { name, payload },
  );
}
