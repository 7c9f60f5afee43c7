import { RUN_LIST, type RunRow } from '../../ui/shapes';
import { read } from '../api';
import { button, card, type Child, el, link } from '../dom';
import { type MakePage, type PageContext } from '../page';
import { hashOf, pageNumber } from '../route';
import { firstOf, pager, table } from '../table';
import { durationText, timeText } from '../time';
import { keepFresh } from './keep-fresh';

/** *Monitor Jobs*: what runs now, and what has run. */
export const jobsPage: MakePage = async (context) => {
  const running = el('div', { attrs: { id: 'running' } });
  const history = el('div', {});
  const show = async (): Promise<boolean> => {
    const [now, past] = await Promise.all([
      read(RUN_LIST, '/runs', { state: 'running' }),
      read(RUN_LIST, '/runs', { state: 'history', page: pageNumber(context.route) }),
    ]);
    running.replaceChildren(runningTable(now.rows));
    const pages = pager(context, past.total);
    history.replaceChildren(historyTable(past.rows, context), ...(pages === null ? [] : [pages]));
    return now.total > 0;
  };
  keepFresh(context.signal, [running, history], await show(), show);
  return {
    title: 'Monitor Jobs',
    actions: [button('Refresh', () => context.attempt(async () => void (await show())))],
    content: [card(el('h2', {}, 'Running'), running), card(el('h2', {}, 'History'), history)],
  };
};

function runningTable(rows: readonly RunRow[]): HTMLElement {
  return table({
    caption: 'Running jobs',
    rowTestId: 'alma-running-row',
    nothing: 'No jobs are running.',
    rows,
    columns: [
      { label: 'Name', class: 'strong', cell: nameCell },
      { label: 'Process ID', class: 'code', cell: ({ id }) => id },
      { label: 'Status', cell: statusCell },
      { label: 'Progress', cell: progressCell },
      { label: 'Submitted by', cell: ({ submittedBy }) => submittedBy },
      { label: 'Submitted', cell: ({ submitTime }) => timeText(submitTime) },
    ],
  });
}

function historyTable(rows: readonly RunRow[], context: PageContext): HTMLElement {
  return table({
    caption: 'History of jobs',
    rowTestId: 'alma-history-row',
    nothing: 'No job has run.',
    first: firstOf(context),
    rows,
    columns: [
      { label: 'Name', class: 'strong', cell: nameCell },
      { label: 'Process ID', class: 'code', cell: ({ id }) => id },
      { label: 'Status', cell: statusCell },
      { label: 'Set', cell: ({ setName }) => setName ?? '–' },
      { label: 'Started', cell: startCell },
    ],
  });
}

function nameCell(run: RunRow): HTMLElement {
  const name = run.name === '' ? run.jobName : run.name;
  return el(
    'div',
    {},
    link(hashOf(['jobs', run.id]), name, { testId: 'alma-run-link' }),
    name === run.jobName ? null : el('p', { class: 'small' }, run.jobName),
  );
}

function startCell({ startTime, endTime, submittedBy }: RunRow): HTMLElement {
  const more = `${durationText(startTime, endTime)}, by ${submittedBy}`;
  return el('div', {}, timeText(startTime), el('p', { class: 'small' }, more));
}

export function statusCell({ status, statusLabel, isFinished }: RunRow): Child {
  const isGood = status === 'COMPLETED_SUCCESS';
  const look = isGood ? 'good' : isFinished ? 'bad' : 'busy';
  return el('span', { class: `status ${look}`, testId: 'alma-run-status' }, statusLabel);
}

export function progressCell({ progress }: RunRow): Child {
  if (progress === null) return 'N/A';
  return el(
    'span',
    { class: 'progress' },
    el('progress', { attrs: { max: 100, value: progress, 'aria-label': 'Progress' } }),
    `${progress}%`,
  );
}
