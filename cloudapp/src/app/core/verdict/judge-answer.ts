import type { MmsId } from '../identifiers/mms-id';
import { readTarget } from './read-target';
import { VERDICTS, type HandleVerdict, type PrimoSite, type Verdict } from './verdict';

/** What a handle server knows of a handle; without addresses it is known, but leads nowhere. */
export type RegisteredUrls =
  | { readonly kind: 'unregistered' }
  | { readonly kind: 'registered'; readonly urls: readonly string[] };

type Judged = Pick<HandleVerdict, 'verdict' | 'targetUrl' | 'targetMmsId'>;

/**
 * Judges where a handle leads, for the record that bears it. Of several addresses the server gives one
 * at random: the handle is as good as the worst of them.
 * @param sites the Primo sites that count as ours; none: any site does
 */
export function judgeAnswer(
  answer: RegisteredUrls,
  mmsId: MmsId,
  sites: readonly PrimoSite[],
): Judged {
  if (answer.kind === 'unregistered') {
    return { verdict: 'unregistered', targetUrl: '', targetMmsId: undefined };
  }
  const [first = { verdict: 'no-url', targetUrl: '', targetMmsId: undefined }] = answer.urls
    .map((url) => judgeUrl(url, mmsId, sites))
    .sort((a, b) => badness(b.verdict) - badness(a.verdict));
  return first;
}

function judgeUrl(url: string, mmsId: MmsId, sites: readonly PrimoSite[]): Judged {
  const target = readTarget(url);
  const found = { targetUrl: url, targetMmsId: target?.mmsId };
  if (target?.mmsId === undefined) return { verdict: 'elsewhere', ...found };
  if (target.mmsId !== mmsId) return { verdict: 'wrong-record', ...found };
  const isOurSite =
    sites.length === 0 ||
    sites.some(
      ({ domain, view }) =>
        domain.toLowerCase() === target.domain && (view === '' || view === target.view),
    );
  return { verdict: isOurSite ? 'right' : 'wrong-site', ...found };
}

/** In the order of the list: right is best, another record worse than another site. */
function badness(verdict: Verdict): number {
  const order: readonly Verdict[] = ['right', 'wrong-site', 'elsewhere', 'wrong-record'];
  const at = order.indexOf(verdict);
  return at < 0 ? VERDICTS.length : at;
}
