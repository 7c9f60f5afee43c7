import type { JobSetup } from '../../core/configuration/configuration';
import { emptyRoute } from '../../core/configuration/defaults';
import { valueWords } from './value-words';

describe('the value of a field', () => {
  const words = (field: string, value: unknown): string =>
    valueWords(`config.field.${field}`, value, (key) => `<${key}>`);
  const job = (parameter: string): JobSetup => ({
    id: 'M74',
    name: 'DG Handle Migration',
    parameters: [{ name: 'task_214_sourceField', value: parameter }],
  });

  it('is said in words where the document has a mark', () => {
    expect(words('route-controlNumberConfirmed', true)).toBe('<config.difference.yes>');
    expect(words('route-controlNumberConfirmed', false)).toBe('<config.difference.no>');
    expect(words('route-runButton', 'save-then-run')).toBe('<config.button.saveThenRun>');
    expect(words('route-name', 'run')).toBe('run');
  });

  it('is a route by its name and what it works with, without its marks', () => {
    const route = { ...emptyRoute('dublin-core'), name: 'Dublin Core', prefix: '99321' };
    const profile = { id: '27', name: 'Handles', jobId: '' };

    expect(
      words('route-whole', { ...route, formats: ['dc', 'mods'], migrateJob: job('dc'), profile }),
    ).toBe('Dublin Core · 99321 · dc; mods · DG Handle Migration · Handles');
  });

  it('is the id of a route that has nothing else yet', () => {
    expect(words('route-whole', { ...emptyRoute('route-2'), formats: [] })).toBe('route-2');
  });

  it('shows whatever may differ in a job', () => {
    expect(words('route-migrateJob', job('dc:identifier'))).toBe(
      'M74 · DG Handle Migration · task_214_sourceField = dc:identifier',
    );
    expect(words('route-migrateJob', job(''))).toContain('task_214_sourceField = ');
  });

  it('is nothing where there is nothing', () => {
    expect(words('production', undefined)).toBe('');
    expect(words('route-name', '')).toBe('');
    expect(words('sites', [{ domain: 'harrowvale.example.org', view: '01HVC_INST:HVC' }])).toBe(
      'harrowvale.example.org · 01HVC_INST:HVC',
    );
    expect(words('repairLimit', 0)).toBe('0');
  });
});
