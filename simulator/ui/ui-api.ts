import * as v from 'valibot';

import { type Session } from '../gateway/session';
import { type Library } from '../library/library';
import { JOB_ROUTES } from './job-routes';
import { PROFILE_ROUTES } from './profile-routes';
import { RECORD_ROUTES } from './record-routes';
import { RUN_ROUTES } from './run-routes';
import { SESSION_ROUTES } from './session-routes';
import { SET_ROUTES } from './set-routes';
import { json, refused, UiRefusal, type UiReply, type UiRequest, type UiRoute } from './ui-reply';

export interface UiApi {
  handle(request: UiRequest): Promise<UiReply>;
}

const ROUTES: readonly UiRoute[] = [
  ...SESSION_ROUTES,
  ...SET_ROUTES,
  ...RECORD_ROUTES,
  ...JOB_ROUTES,
  ...RUN_ROUTES,
  ...PROFILE_ROUTES,
];

/** What the page of the simulated Alma asks beyond REST, for the user who is logged in. */
export function uiApi(library: Library, session: Session): UiApi {
  return {
    handle: async (request) => {
      const at = ROUTES.map((route) => ({ route, id: match(route, request) })).find(
        ({ id }) => id !== undefined,
      );
      if (at === undefined) {
        return json({ error: `The page has no ${request.method} ${request.path}.` }, 404);
      }
      const { ability } = at.route;
      if (ability !== undefined && !library.users.may(session.user, ability)) {
        return refused('You are not authorized to see this page.');
      }
      const { query, body } = request;
      try {
        return await at.route.handle({ library, session, query, body, id: at.id ?? '' });
      } catch (error) {
        if (error instanceof UiRefusal) return refused(error.message);
        if (error instanceof v.ValiError) return refused(error.message);
        throw error;
      }
    },
  };
}

/** The id in the path, empty where the route has none; undefined where the route is another. */
function match(route: UiRoute, { method, path }: UiRequest): string | undefined {
  if (route.method !== method) return undefined;
  const wanted = route.path.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const fits = wanted.every((part, at) => part === '{id}' || part === given[at]);
  return fits ? decodeURIComponent(given[wanted.indexOf('{id}')] ?? '') : undefined;
}
