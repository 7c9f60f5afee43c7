import { request, type RequestOptions } from 'node:http';

interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/**
 * Asks a server on this machine, on a connection of its own that is gone with the answer.
 * NOTE In place of Node's `fetch`: that keeps its connections, with timers that it cannot stop while
 * another spec holds the time, and they break whichever spec runs when they fire.
 */
export function ask(url: string, { body, ...question }: Question = {}): Promise<Response> {
  const options: RequestOptions = { ...question, agent: false };
  return new Promise((resolve, reject) => {
    const call = request(url, options);
    call.on('error', reject);
    call.on('response', (answer) => {
      const parts: Uint8Array[] = [];
      answer.on('data', (part: Uint8Array) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const { statusCode: status = 0, headers } = answer;
        const kept = Object.entries(headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]);
        // A status without a body takes none.
        const text = status === 204 ? null : Buffer.concat(parts);
        resolve(new Response(text, { status, headers: kept }));
      });
    });
    call.end(body);
  });
}
