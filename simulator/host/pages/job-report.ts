import { DONE, EVENT_LIST, RUN, type RunShape } from '../../ui/shapes';
import { act, read } from '../api';
import { button, card, type Child, el, link } from '../dom';
import { type MakePage, type PageContext } from '../page';
import { hashOf, pageNumber } from '../route';
import { firstOf, pager, table } from '../table';
import { durationText, timeText } from '../time';
import { facts } from './facts';
import { progressCell, statusCell } from './jobs';
import { keepFresh } from './keep-fresh';

/** The report of one run: counters, events, exports. */
export const jobReportPage: MakePage = async (context) => {
  const path = `/runs/${encodeURIComponent(context.route.path[1] ?? '')}`;
  const report = el('div', {});
  let title = '';
  const show = async (): Promise<boolean> => {
    const run = await read(RUN, path);
    title = run.name === '' ? run.jobName : run.name;
    const events = await read(EVENT_LIST, `${path}/events`, { page: pageNumber(context.route) });
    report.replaceChildren(
      summaryCard(run, context),
      ...counterCards(run),
      eventsCard(run, events.rows, context),
    );
    return !run.isFinished;
  };
  keepFresh(context.signal, [report], await show(), show);
  return {
    title,
    trail: [link('#/jobs', 'Monitor Jobs')],
    actions: [button('Refresh', () => context.attempt(async () => void (await show())))],
    content: [report],
  };
};

function summaryCard(run: RunShape, context: PageContext): HTMLElement {
  const abort = (): void =>
    context.attempt(async () => {
      await act(DONE, 'POST', `/runs/${encodeURIComponent(run.id)}/abort`);
      context.refresh();
    });
  const header = run.counters.filter(({ section }) => section === 'header');
  return card(
    el('h2', {}, 'Job Report'),
    facts([
      ['Process ID', el('span', { testId: 'alma-process-id' }, run.id)],
      ['Name', run.jobName],
      ['Status', statusCell(run)],
      ...(run.isFinished ? [] : [['Progress', progressCell(run)] as const]),
      ['Set', run.setName ?? ''],
      ['Submitted by', run.submittedBy],
      ['Submitted', timeText(run.submitTime)],
      ['Started on', timeText(run.startTime)],
      ['Finished on', timeText(run.endTime)],
      ['Total run time', durationText(run.startTime, run.endTime)],
      ...header.map(({ label, value }) => [label, value] as const),
    ]),
    run.alerts.length === 0 ? null : el('p', { class: 'small' }, run.alerts.join('; ')),
    run.isFinished ? null : button('Abort', abort, { kind: 'danger', testId: 'alma-job-abort' }),
  );
}

function counterCards(run: RunShape): readonly HTMLElement[] {
  const sections = [
    ['Statistics', 'statistics'],
    ['Errors', 'errors'],
  ] as const;
  return sections.flatMap(([heading, section]) => {
    const rows = run.counters.filter((counter) => counter.section === section);
    if (rows.length === 0) return [];
    return [
      card(
        el('h2', {}, heading),
        table({
          caption: heading,
          rowTestId: 'alma-counter-row',
          nothing: '',
          rows,
          columns: [
            { label: 'Counter', cell: ({ label }) => label },
            { label: 'Count', isNumber: true, cell: ({ value }) => value },
          ],
        }),
      ),
    ];
  });
}

type Events = Awaited<ReturnType<typeof read<typeof EVENT_LIST>>>['rows'];

function eventsCard(run: RunShape, rows: Events, context: PageContext): HTMLElement {
  const exportLink = (label: string, ending: string): Child =>
    el(
      'a',
      {
        testId: `alma-events-export-${ending}`,
        class: 'button secondary',
        attrs: { href: `/ui/runs/${encodeURIComponent(run.id)}/events.${ending}`, download: true },
      },
      label,
    );
  return card(
    el(
      'div',
      { class: 'row between' },
      el('h2', {}, `Events (${run.events.toLocaleString('en')})`),
      el(
        'div',
        { class: 'row' },
        exportLink('Export to Excel', 'xlsx'),
        exportLink('Export to CSV', 'csv'),
      ),
    ),
    table({
      caption: 'Events',
      rowTestId: 'alma-event-row',
      nothing: 'The run has no events.',
      first: firstOf(context),
      rows,
      columns: [
        { label: 'Time', cell: ({ time }) => timeText(time) },
        { label: 'Type', cell: ({ type }) => type.toLowerCase() },
        {
          label: 'MMS ID',
          class: 'code',
          cell: ({ mmsId }) => (mmsId === '' ? '–' : link(hashOf(['record', mmsId]), mmsId)),
        },
        { label: 'Description', cell: ({ text }) => text },
      ],
    }),
    pager(context, run.events),
  );
}
