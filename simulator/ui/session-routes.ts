import * as v from 'valibot';

import { type Library } from '../library/library';
import { type Session } from '../gateway/session';
import { LANGUAGES } from './languages';
import { type SessionShape } from './shapes';
import { THEME_COLORS } from './theme-colors';
import { json, type UiCall, UiRefusal, type UiReply, type UiRoute } from './ui-reply';

export const SESSION_ROUTES: readonly UiRoute[] = [
  { method: 'GET', path: '/session', handle: readSession },
  { method: 'PUT', path: '/session', handle: changeSession },
];

const CHANGE = v.strictObject({
  user: v.optional(v.string()),
  language: v.optional(v.picklist(LANGUAGES.map(({ value }) => value))),
  color: v.optional(v.picklist(THEME_COLORS)),
});

function readSession({ library, session }: UiCall): UiReply {
  return json(sessionShape(library, session));
}

function changeSession({ library, session, body }: UiCall): UiReply {
  const change = v.parse(CHANGE, body);
  if (change.user !== undefined && library.users.get(change.user) === undefined) {
    throw new UiRefusal(`Nobody is called ${change.user}.`);
  }
  session.change({
    ...(change.user === undefined ? {} : { user: change.user }),
    ...(change.language === undefined ? {} : { language: change.language }),
    ...(change.color === undefined ? {} : { color: change.color }),
  });
  return json(sessionShape(library, session));
}

function sessionShape(library: Library, session: Session): SessionShape {
  const user = library.users.get(session.user);
  return {
    user: session.user,
    userName: user === undefined ? session.user : `${user.firstName} ${user.lastName}`,
    isAdmin: user?.isAdmin ?? false,
    users: library.users.all.map((known) => ({
      id: known.primaryId,
      name: `${known.firstName} ${known.lastName}`,
      roles: roleSummary(known.primaryId),
    })),
    language: session.language,
    languages: [...LANGUAGES],
    color: session.color,
    institution: { code: library.institution.code, name: library.institution.name },
  };
}

function roleSummary(primaryId: string): string {
  const summaries: Readonly<Record<string, string>> = {
    admin: 'administrator',
    cataloguer: 'cataloguer',
    visitor: 'no roles',
  };
  return summaries[primaryId] ?? 'user';
}
