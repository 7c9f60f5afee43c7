import { type MakePage } from './page';
import { homePage } from './pages/home';
import { jobReportPage } from './pages/job-report';
import { jobsPage } from './pages/jobs';
import { newSetPage } from './pages/new-set';
import { profilePage } from './pages/profile';
import { profilesPage } from './pages/profiles';
import { recordPage, representationsPage } from './pages/record';
import { runJobPage } from './pages/run-job';
import { setPage, setsPage } from './pages/sets';
import { membersPage, searchPage } from './pages/titles';
import { type Route } from './route';

/** The page at a place in Alma; undefined where there is none. */
export function pageAt({ path }: Route): MakePage | undefined {
  const [room = '', id, part] = path;
  switch (room) {
    case '':
      return homePage;
    case 'sets':
      if (id === undefined) return setsPage;
      if (part === 'members') return membersPage;
      return id === 'new' ? newSetPage : setPage;
    case 'search':
      return searchPage;
    case 'record':
      return part === 'representations' ? representationsPage : recordPage;
    case 'run-job':
      return runJobPage;
    case 'jobs':
      return id === undefined ? jobsPage : jobReportPage;
    case 'profiles':
      return profilesPage;
    case 'profile':
      return profilePage;
    default:
      return undefined;
  }
}
