import { RECORD, type RecordShape } from '../../ui/shapes';
import { read } from '../api';
import { card, el, link } from '../dom';
import { type Entity, representationEntity, titleEntity } from '../entities';
import { type MakePage } from '../page';
import { hashOf } from '../route';
import { table } from '../table';
import { timeText } from '../time';
import { facts } from './facts';

/** The view of one record. */
export const recordPage: MakePage = async ({ route }) => {
  const record = await recordOf(route.path[1]);
  const { mmsId, fields } = record;
  const entity: Entity = titleEntity(mmsId, record.title, 'BIB_MMS');
  return {
    title: titleOf(record),
    trail: [link('#/search', 'Digital Titles')],
    entities: [entity],
    actions: record.isDigital
      ? [
          link(hashOf(['record', mmsId, 'representations']), 'Digital representations', {
            testId: 'alma-record-representations',
            class: 'button secondary',
          }),
        ]
      : [],
    content: [
      card(
        el('h2', {}, 'Record'),
        facts([
          ['MMS ID', el('span', { testId: 'alma-record-mms-id' }, mmsId)],
          ['Format', record.format],
          ['Inventory', record.isDigital ? 'Digital' : 'None'],
          ['Discovery', record.isSuppressed ? 'Suppressed from discovery' : 'Shown in discovery'],
          ...(record.linkedTo === null
            ? []
            : [['Linked to', `${record.linkedTo} record`] as const]),
          ['Created', `${timeText(record.createdDate)} by ${record.createdBy}`],
          ['Last modified', `${timeText(record.lastModifiedDate)} by ${record.lastModifiedBy}`],
        ]),
      ),
      card(
        el('h2', {}, 'Metadata'),
        table({
          caption: 'Metadata fields',
          rowTestId: 'alma-record-field',
          nothing: 'The metadata cannot be shown as fields.',
          rows: fields,
          columns: [
            { label: 'Field', class: 'code', cell: ({ name }) => name },
            { label: 'Value', cell: ({ value }) => value },
          ],
        }),
        el(
          'details',
          {},
          el('summary', {}, 'Source'),
          el(
            'pre',
            { testId: 'alma-record-xml', attrs: { tabindex: 0, 'aria-label': 'Source' } },
            record.xml,
          ),
        ),
      ),
    ],
  };
};

/** The digital representations of a record: here each digital title has one. */
export const representationsPage: MakePage = async ({ route }) => {
  const record = await recordOf(route.path[1]);
  const { mmsId } = record;
  const representation = { id: `12${mmsId.slice(2)}`, label: 'Primary representation' };
  const rows = record.isDigital ? [representation] : [];
  return {
    title: 'Digital Representations',
    trail: [link('#/search', 'Digital Titles'), link(hashOf(['record', mmsId]), titleOf(record))],
    entities: rows.map(({ id }) => representationEntity(id, mmsId, record.title)),
    content: [
      card(
        el('h2', {}, 'Representations'),
        table({
          caption: 'Digital representations',
          rowTestId: 'alma-representation-row',
          nothing: 'The title has no digital inventory.',
          rows,
          columns: [
            { label: 'Label', class: 'strong', cell: ({ label }) => label },
            { label: 'Representation ID', class: 'code', cell: ({ id }) => id },
          ],
        }),
      ),
    ],
  };
};

function recordOf(mmsId = ''): Promise<RecordShape> {
  return read(RECORD, `/records/${encodeURIComponent(mmsId)}`);
}

function titleOf({ title, mmsId }: RecordShape): string {
  return title === '' ? mmsId : title;
}
