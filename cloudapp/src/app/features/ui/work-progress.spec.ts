import { TestBed, type ComponentFixture } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import type { Progress } from '../../workflow/long-work/progress-meter';
import type { WorkPhase } from '../../workflow/long-work/work-phase';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { WorkProgress } from './work-progress';

describe('the progress of long work', () => {
  let fixture: ComponentFixture<WorkProgress>;
  let heard: string[];

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideSimulatedApp(new SimulatedWorld(), new CloudAppInMemory())],
    });
    fixture = TestBed.createComponent(WorkProgress);
    fixture.componentRef.setInput('label', 'set.check.working');
    heard = [];
    const { paused, resumed, cancelled } = fixture.componentInstance;
    paused.subscribe(() => heard.push('paused'));
    resumed.subscribe(() => heard.push('resumed'));
    cancelled.subscribe(() => heard.push('cancelled'));
  });

  function show(phase: WorkPhase, done: number, other: Partial<Progress> = {}): void {
    fixture.componentRef.setInput('phase', phase);
    fixture.componentRef.setInput('progress', {
      done,
      total: 12_106,
      perSecond: 260.4,
      leftMs: 21_000,
      elapsedMs: 20_000,
      ...other,
    });
    fixture.detectChanges();
  }

  const find = (selector: string): HTMLElement | null =>
    (fixture.nativeElement as HTMLElement).querySelector(selector);
  /** What is said aloud, in whichever of the live regions. */
  const said = (): string =>
    [...(fixture.nativeElement as HTMLElement).querySelectorAll('[role=status]')]
      .map(({ textContent }) => textContent?.trim() ?? '')
      .join('');
  const press = (testId: string): void => find(`[data-testid="${testId}"]`)?.click();

  it('says how much is done, at which rate, and how long it will take', () => {
    show('running', 6053);

    expect(find('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('50');
    const text = find('.work')?.textContent ?? '';
    expect(text).toContain('6,053 of 12,106');
    expect(text).toContain('260 a second');
    expect(text).toContain('21 sec');
  });

  it('says neither rate nor time left while they cannot be told', () => {
    show('running', 100, { perSecond: 0, leftMs: undefined });

    expect(find('.work')?.textContent).toContain('100 of 12,106');
    expect(find('.work')?.textContent).not.toContain('a second');
    expect(find('.work')?.textContent).not.toContain('left');
  });

  it('is said aloud at every tenth only', () => {
    show('running', 7000);

    expect(said()).toBe('50 percent');
  });

  it('is paused, resumed and cancelled', () => {
    show('running', 1);
    press('pause');
    expect(find('[data-testid="resume"]')).toBeNull();
    show('paused', 1);
    press('resume');
    press('cancel');

    expect(heard).toEqual(['paused', 'resumed', 'cancelled']);
  });

  it('says once that it is paused', () => {
    show('paused', 7000);

    expect(said()).toBe('Paused. Nothing is sent until you resume.');
    expect(find('.work')?.textContent?.match(/Paused/g)?.length).toBe(1);
  });

  it('offers nothing more at the end', () => {
    show('done', 12_106);

    expect(find('button')).toBeNull();
    expect(said()).toBe('Finished');
  });
});
