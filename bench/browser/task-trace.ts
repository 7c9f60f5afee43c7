import { type Browser, type CDPSession, type Frame } from '@playwright/test';

/** The longest task that held a page's main thread up. */
export interface LongestTask {
  /** Processor time of the longest, milliseconds: what the page itself did. */
  readonly processorMs: number;
  /** By the clock on the wall, milliseconds: while others have the processor, too. */
  readonly wallMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds, as all the others. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

const MARK = 'bench-page';
/** What Chromium calls one task from its main thread's queue. */
const TASK = 'ThreadControllerImpl::RunTask';

/** Watches the tasks of one frame's main thread, with their processor time. */
export class TaskTrace {
  private readonly events: TraceEvent[] = [];

  private constructor(
    private readonly session: CDPSession,
    private readonly app: Frame,
  ) {
    session.on('Tracing.dataCollected', ({ value }) => {
      for (const event of value) {
        if (isEvent(event) && (event.name === TASK || event.name === MARK)) this.events.push(event);
      }
    });
  }

  static async start(browser: Browser, app: Frame): Promise<TaskTrace> {
    const session = await browser.newBrowserCDPSession();
    const trace = new TaskTrace(session, app);
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: {
        recordMode: 'recordContinuously',
        includedCategories: ['toplevel', 'blink.user_timing'],
        excludedCategories: ['*'],
      },
    });
    await app.evaluate((mark) => void performance.mark(mark), MARK);
    return trace;
  }

  async end(): Promise<LongestTask> {
    await this.app.evaluate((mark) => void performance.mark(mark), MARK);
    const complete = new Promise((resolve) =>
      this.session.once('Tracing.tracingComplete', resolve),
    );
    await this.session.send('Tracing.end');
    await complete;
    await this.session.detach();
    const marks = this.events.filter(({ name }) => name === MARK);
    const [first] = marks;
    const last = marks.at(-1);
    if (first === undefined || last === undefined) throw new Error('The trace has no marks.');
    const tasks = this.events.filter(
      ({ name, pid, tid, ts }) =>
        name === TASK && pid === first.pid && tid === first.tid && ts > first.ts && ts < last.ts,
    );
    const longest = (of: (task: TraceEvent) => number | undefined): number =>
      tasks.reduce((most, task) => Math.max(most, (of(task) ?? 0) / 1000), 0);
    return { processorMs: longest(({ tdur }) => tdur), wallMs: longest(({ dur }) => dur) };
  }
}

function isEvent(value: object): value is TraceEvent {
  return 'name' in value && 'pid' in value && 'tid' in value && 'ts' in value;
}
