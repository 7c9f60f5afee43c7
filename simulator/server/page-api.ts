import { type Session, type SessionChoice } from '../gateway/session';
import { type Library } from '../library/library';

/** What the page asks of its own server, beyond REST. */
export interface UiRequest {
  readonly method: string;
  /** After `/ui`: `/session`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface UiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** The page's own requests, answered from library and session. */
export async function answerPage(
  _library: Library,
  session: Session,
  request: UiRequest,
): Promise<UiReply> {
  if (request.path === '/session') {
    if (request.method !== 'GET') session.change(choiceIn(request.body));
    return json(200, { user: session.user, language: session.language, color: session.color });
  }
  return json(404, { error: `The page has no ${request.method} ${request.path}.` });
}

function choiceIn(body: unknown): SessionChoice {
  if (typeof body !== 'object' || body === null) return {};
  const entries = Object.entries(body).filter(
    ([key, value]) => ['user', 'language', 'color'].includes(key) && typeof value === 'string',
  );
  return Object.fromEntries(entries);
}

function json(status: number, value: unknown): UiReply {
  const headers = { 'content-type': 'application/json;charset=UTF-8' };
  return { status, headers, body: JSON.stringify(value) };
}
