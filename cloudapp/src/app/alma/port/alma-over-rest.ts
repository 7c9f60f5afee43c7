import { type JobParameter } from '../../core/configuration/configuration';
import { type MmsId } from '../../core/identifiers/mms-id';
import { type Alma, type InstanceQuery, type JobQuery, type SetDraft } from './alma';
import { everyPage, LARGEST_PAGE } from './every-page';
import { parseBib } from './parse/parse-bib';
import { parseDigital } from './parse/parse-digital';
import { parseInstance, parseJob, parseStarted } from './parse/parse-job';
import { parsePage } from './parse/parse-page';
import { parseCodeTable, parseProfile, parseRoles } from './parse/parse-profile';
import { parseMember, parseMemberCount, parseSet, parseSetSummary } from './parse/parse-set';
import { readAlmaError, tellsOfError } from './read-alma-error';
import { type RestCaller, type RestRequest } from './rest';
import { wordsOfName } from './words-of-name';
import { writtenBib } from './written-bib';

/** Alma, spoken to by its REST API. Every answer is parsed here; nothing is retried or paced here. */
export function almaOverRest(rest: RestCaller): Alma {
  async function ask<T>(
    request: RestRequest,
    parse: (reply: unknown) => T,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const reply = await rest.call(request, signal);
    if (tellsOfError(reply)) throw readAlmaError(reply);
    return parse(reply);
  }
  const get = <T>(
    path: string,
    query: Readonly<Record<string, string>>,
    parse: (reply: unknown) => T,
    signal: AbortSignal | undefined,
  ): Promise<T> => ask({ method: 'GET', path, query }, parse, signal);

  return {
    findSets: ({ name, limit, offset }, signal) => {
      const words = wordsOfName(name);
      // No name has no words in it: Alma would refuse the query, or list every set.
      if (words === '' && name.trim() !== '') return Promise.resolve({ rows: [], total: 0 });
      return get(
        '/conf/sets',
        { ...paging(limit, offset), ...(words === '' ? {} : { q: `name~${words}` }) },
        (reply) => parsePage(reply, 'set', parseSetSummary),
        signal,
      );
    },
    readSet: async (setId, signal) => {
      const { size, ...set } = await get(setPath(setId), {}, parseSet, signal);
      if (size !== undefined) return { ...set, size };
      return {
        ...set,
        size: await get(membersPath(setId), paging(0, 0), parseMemberCount, signal),
      };
    },
    readMembers: (setId, offset, limit, signal) =>
      get(
        membersPath(setId),
        paging(limit, offset),
        (reply) => parsePage(reply, 'member', parseMember),
        signal,
      ),
    createSet: (draft, signal) =>
      ask({ method: 'POST', path: '/conf/sets', body: bodyOf(draft) }, parseSet, signal),
    itemizeSet: (logicalSetId, draft, signal) =>
      ask(
        {
          method: 'POST',
          path: '/conf/sets',
          query: { from_logical_set: logicalSetId },
          body: bodyOf(draft),
        },
        parseSet,
        signal,
      ),
    addMembers: (setId, mmsIds, signal) => ask(members('add', setId, mmsIds), nothing, signal),
    removeMembers: (setId, mmsIds, signal) =>
      ask(members('delete', setId, mmsIds), nothing, signal),
    deleteSet: (setId, signal) => ask({ method: 'DELETE', path: setPath(setId) }, nothing, signal),

    readBibs: async (mmsIds, signal) => {
      const wanted = new Set<MmsId>(mmsIds);
      const page = await get(
        '/bibs',
        { mms_id: mmsIds.join(',') },
        (reply) => parsePage(reply, 'bib', parseBib),
        signal,
      );
      return page.rows.filter((bib) => wanted.has(bib.mmsId));
    },
    readBib: (mmsId, signal) => get(`/bibs/${mmsId}`, {}, (reply) => parseBib(reply), signal),
    readDigital: (mmsIds, signal) =>
      get('/bibs', { mms_id: mmsIds.join(','), expand: 'd_avail' }, parseDigital, signal),
    writeBib: (bib, xml, signal) =>
      ask(
        {
          method: 'PUT',
          path: `/bibs/${bib.mmsId}`,
          // Somebody's open edit is not saved over: Alma's default would.
          query: { override_lock: 'false' },
          body: writtenBib(bib, xml),
        },
        nothing,
        signal,
      ),

    listJobs: (query, signal) =>
      get('/conf/jobs', jobQuery(query), (reply) => parsePage(reply, 'job', parseJob), signal),
    readJob: (jobId, signal) =>
      get(`/conf/jobs/${segment(jobId)}`, {}, (reply) => parseJob(reply), signal),
    startJob: (jobId, parameters, signal) =>
      ask(
        {
          method: 'POST',
          path: `/conf/jobs/${segment(jobId)}`,
          query: { op: 'run' },
          body: startBody(parameters),
        },
        parseStarted,
        signal,
      ),
    listInstances: (query, signal) =>
      get(
        `/conf/jobs/${segment(query.jobId)}/instances`,
        instanceQuery(query),
        (reply) => parsePage(reply, 'job_instance', parseInstance),
        signal,
      ),
    readInstance: (instanceId, signal) =>
      get(
        `/conf/jobs/ALL/instances/${segment(instanceId)}`,
        {},
        (reply) => parseInstance(reply),
        signal,
      ),

    listProfiles: (signal) =>
      everyPage((offset) =>
        get(
          '/conf/integration-profiles',
          paging(LARGEST_PAGE, offset),
          (reply) => parsePage(reply, 'integration_profile', parseProfile),
          signal,
        ),
      ),
    readProfile: (profileId, signal) =>
      get(
        `/conf/integration-profiles/${segment(profileId)}`,
        {},
        (reply) => parseProfile(reply),
        signal,
      ),
    readCodeTable: (name, signal) =>
      get(`/conf/code-tables/${segment(name)}`, {}, parseCodeTable, signal),
    readRoles: (signal) => get('/users/ME', {}, parseRoles, signal),
  };
}

function members(op: 'add' | 'delete', setId: string, mmsIds: readonly MmsId[]): RestRequest {
  return {
    method: 'POST',
    path: setPath(setId),
    query: { op: `${op}_members` },
    body: { members: { member: mmsIds.map((id) => ({ id })) } },
  };
}

function setPath(setId: string): string {
  return `/conf/sets/${segment(setId)}`;
}

function membersPath(setId: string): string {
  return `${setPath(setId)}/members`;
}

/** One segment of a path, whatever the text holds. */
function segment(text: string): string {
  return encodeURIComponent(text);
}

function nothing(): void {
  // Alma's echo of what was written is not needed: what counts is read again.
}

function paging(limit: number, offset: number): Readonly<Record<string, string>> {
  return { limit: String(limit), offset: String(offset) };
}

function bodyOf(draft: SetDraft): object {
  return {
    name: draft.name,
    description: draft.description,
    type: { value: 'ITEMIZED' },
    content: { value: draft.content },
    private: { value: String(draft.isPrivate) },
    status: { value: 'ACTIVE' },
  };
}

function jobQuery({ type, profileId, limit, offset }: JobQuery): Readonly<Record<string, string>> {
  return {
    ...paging(limit, offset),
    ...(type === undefined ? {} : { type }),
    ...(profileId === undefined ? {} : { profile_id: profileId }),
  };
}

function instanceQuery(query: InstanceQuery): Readonly<Record<string, string>> {
  return {
    ...paging(query.limit, query.offset),
    ...(query.from === undefined ? {} : { submit_date_from: query.from }),
    ...(query.to === undefined ? {} : { submit_date_to: query.to }),
  };
}

/** A job that takes no parameters is started with an empty object. */
function startBody(parameters: readonly JobParameter[]): object {
  if (parameters.length === 0) return {};
  return { parameter: parameters.map(({ name, value }) => ({ name: { value: name }, value })) };
}
