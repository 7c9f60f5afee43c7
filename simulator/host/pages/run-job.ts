import {
  JOB,
  JOB_LIST,
  type JobRow,
  type JobShape,
  SET,
  SET_LIST,
  type SetRow,
  STARTED,
} from '../../ui/shapes';
import { apiInformation, type JobParameters } from '../../ui/job-payload';
import { act, read } from '../api';
import { button, card, type Child, el, link } from '../dom';
import { type Field, select, textField } from '../fields';
import { type MakePage, type PageContext, type PageView } from '../page';
import { hashOf, pageNumber } from '../route';
import { firstOf, pager, table } from '../table';
import { facts } from './facts';
import { findForm } from './sets';

const STEPS = ['Select job to run', 'Select set', 'Enter task parameters', 'Review and confirm'];

/** *Run a Job*: the wizard, a step at a time; each step is a place of its own. */
export const runJobPage: MakePage = async (context) => {
  const [, jobId, setId, review] = context.route.path;
  if (jobId === undefined) return chooseJob(context);
  const job = await read(JOB, `/jobs/${encodeURIComponent(jobId)}`);
  if (setId === undefined) return chooseSet(context, job);
  const set = await read(SET, `/sets/${encodeURIComponent(setId)}`);
  return review === 'review' ? confirm(context, job, set) : enterParameters(context, job, set);
};

async function chooseJob(context: PageContext): Promise<PageView> {
  const { route } = context;
  const words = route.query.get('q') ?? '';
  const list = await read(JOB_LIST, '/jobs', { page: pageNumber(route), q: words });
  const nameCell = (job: JobRow): Child =>
    link(hashOf(['run-job', job.id]), job.name, { testId: 'alma-job-choose' });
  return wizard(0, [
    findForm('Find a job', words, (q) => context.go(hashOf(['run-job'], { q }))),
    table({
      caption: 'Jobs',
      rowTestId: 'alma-job-row',
      nothing: 'No jobs were found.',
      first: firstOf(context),
      rows: list.rows,
      columns: [
        { label: 'Name', class: 'strong', cell: nameCell },
        { label: 'Description', cell: ({ description }) => description },
        { label: 'Content type', cell: ({ contentLabel }) => contentLabel },
        { label: 'Type', cell: ({ category }) => category.toLowerCase() },
      ],
    }),
    pager(context, list.total),
  ]);
}

async function chooseSet(context: PageContext, job: JobShape): Promise<PageView> {
  const { route } = context;
  const words = route.query.get('q') ?? '';
  const content = job.takes.join(',');
  const list = await read(SET_LIST, '/sets', { page: pageNumber(route), q: words, content });
  const nameCell = (set: SetRow): Child =>
    link(hashOf(['run-job', job.id, set.id]), set.name, { testId: 'alma-set-choose' });
  return wizard(1, [
    facts([['Job', job.name]]),
    findForm('Find a set', words, (q) => context.go(hashOf(['run-job', job.id], { q }))),
    table({
      caption: 'Sets',
      rowTestId: 'alma-set-row',
      nothing: 'No sets were found.',
      first: firstOf(context),
      rows: list.rows,
      columns: [
        { label: 'Name', class: 'strong', cell: nameCell },
        { label: 'Type', cell: ({ type }) => type },
        { label: 'Content type', cell: ({ contentLabel }) => contentLabel },
        { label: 'Members', isNumber: true, cell: ({ size }) => size.toLocaleString('en') },
      ],
    }),
    pager(context, list.total),
  ]);
}

function enterParameters(context: PageContext, job: JobShape, set: SetRow): PageView {
  const { query } = context.route;
  const fields = job.parameters.map((parameter): readonly [string, Field<string>] => {
    const { name, description, isRequired, proposed, choices } = parameter;
    const value = query.get(name) ?? proposed;
    const look = { isMandatory: isRequired, testId: `alma-parameter-${name}` };
    const options = ['', ...choices].map((choice) => ({ value: choice, label: choice }));
    return [
      name,
      choices.length > 0
        ? select(description, options, value, look)
        : textField(description, value, look),
    ];
  });
  const jobName = textField('Job Name', query.get('job_name') ?? proposedName(job, set), {
    isMandatory: true,
    testId: 'alma-job-name',
  });
  const next = (): void => {
    const values = Object.fromEntries(fields.map(([name, field]) => [name, field.value()]));
    const missing = job.parameters.find(
      ({ name, isRequired }) => isRequired && (values[name] ?? '') === '',
    );
    if (missing !== undefined) {
      context.notify({ kind: 'error', text: [`${missing.description} is mandatory.`] });
      return;
    }
    const query = { ...values, job_name: jobName.value() };
    context.go(hashOf(['run-job', job.id, set.id, 'review'], query));
  };
  return wizard(2, [
    facts([
      ['Job', job.name],
      ['Set', set.name],
    ]),
    ...fields.map(([, field]) => field.element),
    jobName.element,
    el(
      'div',
      { class: 'row end' },
      link(hashOf(['run-job', job.id]), 'Back', { class: 'button quiet' }),
      button('Next', next, { kind: 'primary', testId: 'alma-job-next' }),
    ),
  ]);
}

function confirm(context: PageContext, job: JobShape, set: SetRow): PageView {
  const { query } = context.route;
  const parameters: JobParameters = [
    ...job.parameters.map(({ name }) => [name, query.get(name) ?? ''] as const),
    ['set_id', set.id],
    ['job_name', query.get('job_name') ?? proposedName(job, set)],
  ];
  const submit = async (): Promise<void> => {
    const body = { parameters: Object.fromEntries(parameters) };
    const { id } = await act(STARTED, 'POST', `/jobs/${encodeURIComponent(job.id)}/run`, body);
    const number = el('strong', { testId: 'alma-job-id' }, id);
    context.go('#/jobs', {
      kind: 'success',
      text: ['The job was submitted. Process ID: ', number],
    });
  };
  const shown = job.parameters.map(
    ({ name, description }) => [description, query.get(name) ?? ''] as const,
  );
  return wizard(3, [
    facts([
      ['Job', job.name],
      ['Set', `${set.name} (${set.size.toLocaleString('en')} members)`],
      ...shown,
      ['Job Name', query.get('job_name') ?? ''],
    ]),
    apiPanel(job.id, parameters),
    el(
      'div',
      { class: 'row end' },
      link(hashOf(['run-job', job.id, set.id], Object.fromEntries(query)), 'Back', {
        class: 'button quiet',
      }),
      button('Submit', () => context.attempt(submit), {
        kind: 'primary',
        testId: 'alma-job-submit',
      }),
    ),
  ]);
}

/** What a program would post to run the same job. */
function apiPanel(jobId: string, parameters: JobParameters): HTMLElement {
  const { url, xml, json } = apiInformation(location.origin, jobId, parameters);
  const text = (label: string, testId: string, content: string): readonly Child[] => [
    el('h3', {}, label),
    el('pre', { testId, attrs: { tabindex: 0, 'aria-label': label } }, content),
  ];
  return el(
    'details',
    { testId: 'alma-api-information', class: 'api', attrs: { open: true } },
    el('summary', {}, 'API Information'),
    ...text('URL', 'alma-api-url', `POST ${url}`),
    ...text('Payload (XML)', 'alma-api-xml', xml),
    ...text('Payload (JSON)', 'alma-api-json', json),
  );
}

function wizard(step: number, content: readonly Child[]): PageView {
  const steps = STEPS.map((name, at) =>
    el(
      'li',
      { class: at < step ? 'done' : '', attrs: { 'aria-current': at === step && 'step' } },
      name,
    ),
  );
  return {
    title: 'Run a Job',
    content: [
      el('ol', { class: 'steps', attrs: { 'aria-label': 'Steps' } }, ...steps),
      card(el('h2', {}, STEPS[step] ?? ''), ...content),
    ],
  };
}

/** `<job> - <set> - MM/DD/YYYY HH:MM:SS UTC` */
function proposedName(job: JobShape, set: SetRow): string {
  const [date = '', time = ''] = new Date().toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${job.name} - ${set.name} - ${month}/${day}/${year} ${time.slice(0, 8)} UTC`;
}
