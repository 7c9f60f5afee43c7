import type { RecordFormat } from '../../core/record/record-format';
import { emptyRoute } from '../../core/configuration/defaults';
import { aConfiguration } from '../../core/testing/a-bib';
import { aRun } from '../testing/a-run';
import { checklist, formWordsOf } from './checklist';

describe('the checklist of the profile’s form', () => {
  const sites = [
    { domain: 'primo.example', view: '01COL:V' },
    { domain: 'other.example', view: '' },
  ];
  const routeOf = (...formats: readonly RecordFormat[]) => ({
    ...emptyRoute('main'),
    formats,
    controlNumber: { name: 'Handles', prefix: '' },
  });

  it('goes through the form from top to bottom', () => {
    const items = checklist(aRun(), routeOf('dc', 'marc21'), aConfiguration({ sites }));

    expect(items.map(({ id, value, say }) => [id, value, say])).toEqual([
      ['active', '', 'yes'],
      ['control-number', 'Handles', ''],
      ['set', 'Letters', ''],
      ['action', 'Create and Update', ''],
      ['upon-create-marc', 'Do not add to metadata', ''],
      ['upon-create-dc', 'Do not add to metadata', ''],
      ['upon-create-mods', 'Do not add to metadata', ''],
      ['domain', 'primo.example', ''],
      ['view', '01COL:V', ''],
      ['schedule', '', 'not-scheduled'],
    ]);
  });

  it('adds new handles to the metadata of the route’s own formats alone', () => {
    const items = checklist(aRun({ way: 'new' }), routeOf('mods'), aConfiguration({ sites: [] }));

    expect(items.map(({ id, value }) => `${id} ${value}`)).toEqual([
      'active ',
      'control-number Handles',
      'set Letters',
      'action Create',
      'upon-create-marc Do not add to metadata',
      'upon-create-dc Do not add to metadata',
      'upon-create-mods Add new Handles to Metadata',
      'schedule ',
    ]);
  });

  it('gives an administrator the same words', () => {
    expect(formWordsOf('existing')).toEqual({
      action: 'Create and Update',
      uponCreate: 'Do not add to metadata',
    });
    expect(formWordsOf('new')).toEqual({
      action: 'Create',
      uponCreate: 'Add new Handles to Metadata',
    });
  });
});
