import type { PageEntity } from '../../alma/port/cloudapp';
import { isMmsId, type MmsId } from '../../core/identifiers/mms-id';

/** What an Alma page shows, as far as it concerns records. */
export interface BibsOnPage {
  /** Records of this institution, each once, in page order; at most 50. */
  readonly mmsIds: readonly MmsId[];
  /** Records that stand in the network zone, by their id there. */
  readonly networkIds: readonly string[];
  /** How many records more than 50 there are. */
  readonly leftOut: number;
}

/** The longest list that an Alma page shows. */
const MOST_ON_PAGE = 50;

/**
 * Finds the records among the entities of a page. What kind an entity says it is does not matter: titles,
 * inventories and representations all link to `/bibs/{MMS ID}`, digital title lists to inventory whose id is it.
 */
export function bibsOnPage(entities: readonly PageEntity[]): BibsOnPage {
  const mmsIds = new Set<MmsId>();
  const networkIds = new Set<string>();
  for (const entity of entities) {
    const networkId = /[?&]nz_mms_id=(\d+)/.exec(entity.link)?.[1];
    const mmsId = mmsIdOf(entity);
    if (networkId !== undefined) networkIds.add(networkId);
    else if (mmsId !== undefined) mmsIds.add(mmsId);
  }
  return {
    mmsIds: [...mmsIds].slice(0, MOST_ON_PAGE),
    networkIds: [...networkIds],
    leftOut: Math.max(0, mmsIds.size - MOST_ON_PAGE),
  };
}

/** The record that an entity of the page stands for; `undefined` where it stands for none of ours. */
export function mmsIdOf({ id, type, link }: PageEntity): MmsId | undefined {
  const linked = /\/bibs\/(\d+)(?:[/?#]|$)/.exec(link)?.[1];
  if (linked !== undefined) return isMmsId(linked) ? linked : undefined;
  const isTitle = ['BIB_MMS', 'BIB', 'IEP', 'IEE', 'IED'].includes(type);
  return isTitle && isMmsId(id) ? id : undefined;
}
