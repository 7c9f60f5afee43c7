import { type Library } from '../library/library';
import { almaUrl } from '../rest/small-routes';
import { type Session } from './session';

/** The answer to `INIT_DATA`: who is logged in, where, in which language and colour. */
export function initData(library: Library, session: Session): unknown {
  const { institution } = library;
  const user = library.users.get(session.user);
  return {
    user: {
      firstName: user?.firstName ?? '',
      lastName: user?.lastName ?? '',
      primaryId: session.user,
      currentlyAtLibCode: 'MAIN',
      currentlyAtCircDesk: null,
      currentlyAtDept: null,
      isAdmin: user?.isAdmin ?? false,
    },
    lang: session.language,
    instCode: institution.code,
    urls: { alma: almaUrl(institution.primo.domain) },
    color: session.color,
  };
}
