import type { MmsId } from '../identifiers/mms-id';
import type { PrimoSite } from './verdict';

/** The address of a record's page on a Primo site (Ex Libris, "Creating a Deep Link"). */
export function primoPage({ domain, view }: PrimoSite, mmsId: MmsId): string {
  // The colon of a view stays, as Primo itself writes it.
  const vid = encodeURIComponent(view).replaceAll('%3A', ':');
  return `https://${domain}/discovery/fulldisplay?docid=alma${mmsId}&context=L&vid=${vid}`;
}
