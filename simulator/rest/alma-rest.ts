import { type Library } from '../library/library';
import { AlmaFault, notAuthorized } from './alma-fault';
import { BIB_ROUTES } from './bib-routes';
import { type Call, type Outcome, type Route } from './context';
import { type RestCaller, type RestReply, type RestRequest, REST_ROOT } from './http';
import { JOB_ROUTES } from './job-routes';
import { PROFILE_ROUTES } from './profile-routes';
import { renderAnswer, renderFault, wantsXml } from './render';
import { SET_ROUTES } from './set-routes';
import { SMALL_ROUTES } from './small-routes';

/** Alma's REST server for one caller. */
export interface AlmaRest {
  handle(request: RestRequest): RestReply;
}

interface Compiled {
  readonly route: Route;
  readonly parts: readonly string[];
}

const ROUTES: readonly Compiled[] = [
  ...SET_ROUTES,
  ...BIB_ROUTES,
  ...JOB_ROUTES,
  ...PROFILE_ROUTES,
  ...SMALL_ROUTES,
].map((route) => ({ route, parts: route.path.split('/') }));

/** Parameters that go with every request. */
const GENERAL_PARAMETERS = ['apikey', 'format', 'lang'];
/** What is done with a key from outside is done in this name. */
const API_USER = 'exl_api';

export function almaRest(library: Library, caller: RestCaller): AlmaRest {
  return { handle: (request) => handle(library, caller, request) };
}

function handle(library: Library, caller: RestCaller, request: RestRequest): RestReply {
  const asXml = wantsXml(request.query, request.headers['accept'] ?? '');
  try {
    const { route, path } = findRoute(request);
    const ignored = unknownParameters(route, request);
    const user = caller.origin === 'app' ? (caller.user ?? '') : API_USER;
    if (caller.origin === 'app') {
      refuseUnknown(ignored, route);
      if (!mayCall(library, user, route)) throw notAuthorized();
    }
    const root = (caller.origin === 'app' ? '' : (caller.baseUrl ?? '')) + REST_ROOT;
    const outcome = route.handle({
      library,
      caller,
      request,
      query: request.query,
      path,
      root,
      user,
    });
    return withIgnored(replyOf(outcome, asXml), ignored);
  } catch (error) {
    if (!(error instanceof AlmaFault)) throw error;
    return renderFault(error, trackingId(library), asXml);
  }
}

function replyOf(outcome: Outcome, asXml: boolean): RestReply {
  if (outcome === 'noContent') return { status: 204, contentType: 'application/json', body: '' };
  return renderAnswer(outcome, asXml);
}

function withIgnored(reply: RestReply, ignored: readonly string[]): RestReply {
  return ignored.length === 0 ? reply : { ...reply, ignored };
}

function findRoute(request: RestRequest): { route: Route; path: Call['path'] } {
  const parts = request.path.split('/');
  for (const { route, parts: pattern } of ROUTES) {
    if (route.method !== request.method || pattern.length !== parts.length) continue;
    const path = match(pattern, parts);
    if (path !== undefined) return { route, path };
  }
  throw new AlmaFault(
    'UNKNOWN_REQUEST',
    `The simulated Alma has no ${request.method} ${request.path}.`,
    404,
  );
}

function match(
  pattern: readonly string[],
  parts: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const path: Record<string, string> = {};
  for (let i = 0; i < pattern.length; i++) {
    const expected = pattern[i] ?? '';
    const part = parts[i] ?? '';
    if (expected.startsWith('{')) path[expected.slice(1, -1)] = decode(part);
    else if (expected !== part) return undefined;
  }
  return path;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not percent-encoded after all: it names nothing, and the route will say so.
    return part;
  }
}

function unknownParameters(route: Route, { query }: RestRequest): readonly string[] {
  return Object.keys(query).filter(
    (name) => !route.parameters.includes(name) && !GENERAL_PARAMETERS.includes(name),
  );
}

/** An app that asks for what Alma does not document is wrong, and is to hear it. */
function refuseUnknown(unknown: readonly string[], route: Route): void {
  if (unknown.length === 0) return;
  throw new AlmaFault(
    'UNKNOWN_PARAMETER',
    `${route.method} ${route.path} has no parameter ${unknown.join(', ')}.`,
  );
}

function mayCall(library: Library, user: string, route: Route): boolean {
  const hasRoles = (library.users.get(user)?.roles.length ?? 0) > 0;
  if (!hasRoles) return false;
  return route.ability === undefined || library.users.may(user, route.ability);
}

function trackingId(library: Library): string {
  const time = new Date(library.clock.now()).toISOString();
  return `E01-${time.slice(8, 10)}${time.slice(11, 19).replaceAll(':', '')}-${time.slice(20, 23)}`;
}
