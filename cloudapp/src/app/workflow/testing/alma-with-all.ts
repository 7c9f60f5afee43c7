import type { Alma, IntegrationProfile } from '../../alma/port/alma';
import { asMmsId } from '../../core/identifiers/mms-id';
import { aBib, aDcRecord } from '../../core/testing/a-bib';
import { SimulatedWorld } from './simulated-world';

const ID = asMmsId('991000000000000001');

export const HANDLE_PROFILE: IntegrationProfile = {
  id: '9',
  code: '',
  name: 'Handles',
  type: 'HANDLE',
  typeName: '',
  parameters: [],
};

/**
 * An Alma in which everything is there that the test of a configuration looks for, with these differences.
 * @param asked hears which sets, runs and members were asked for
 */
export function almaWithAll(asked: string[], change: Partial<Alma>): Alma {
  const job = { description: '', type: '', category: '', content: '' };
  const set = {
    type: 'ITEMIZED',
    contentName: '',
    isPrivate: false,
    createdBy: '',
    createdAt: '',
  } as const;
  return {
    ...new SimulatedWorld().alma,
    findSets: (query) => {
      asked.push(`sets ${String(query.limit)} ${String(query.offset)} "${query.name}"`);
      const rows = ['USER', 'BIB_MMS', 'IED', 'IED', 'IED', 'IED', 'IED'].map((content, i) => ({
        ...set,
        id: `s${String(i)}`,
        name: '',
        content,
      }));
      return Promise.resolve({ rows, total: rows.length });
    },
    readMembers: (setId, _offset, limit) => {
      asked.push(`${setId} ${String(limit)}`);
      return Promise.resolve({ rows: [{ mmsId: ID, description: '' }], total: 1 });
    },
    readBibs: () =>
      Promise.resolve([
        aBib({
          xml: aDcRecord('<dc:identifier>http://hdl.handle.net/12345/1</dc:identifier>'),
        }),
      ]),
    listJobs: () => Promise.resolve({ rows: [], total: 0 }),
    readJob: (id) => Promise.resolve({ ...job, id, name: id === 'M1' ? 'Copy' : 'Migrate' }),
    listInstances: ({ jobId, limit }) => {
      asked.push(`runs of ${jobId} ${String(limit)}`);
      return Promise.resolve({ rows: [], total: 0 });
    },
    listProfiles: () =>
      Promise.resolve([{ ...HANDLE_PROFILE, id: '8', type: 'OTHER' }, HANDLE_PROFILE]),
    ...change,
  };
}
