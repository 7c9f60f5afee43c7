import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { RunInApp } from '../../../testing/run-in-app';
import type { SetDetails } from '../../alma/port/alma';
import { RunJournal } from '../../workflow/journal/run-journal';
import { aRun } from '../../workflow/testing/a-run';
import { LostRun } from './lost-run';

const ID = 'HA-AAAA-2222';

describe('a set that bears the id of a run', () => {
  let app: RunInApp;
  let fixture: ComponentFixture<LostRun>;

  beforeEach(async () => {
    app = new RunInApp();
    await app.start();
  });

  afterEach(async () => {
    fixture.destroy();
    await app.close();
  });

  /** Shows what is said of the set, once it is known which runs are saved. */
  async function show(
    change: Partial<SetDetails>,
    inputs: { readonly isChecked?: boolean; readonly named?: string } = {},
  ): Promise<void> {
    const set = await app.world.alma.readSet(BUILTIN_SETS.firstBatch);
    fixture = TestBed.createComponent(LostRun);
    fixture.componentRef.setInput('set', { ...set, ...change });
    fixture.componentRef.setInput('isChecked', inputs.isChecked ?? false);
    fixture.componentRef.setInput('named', inputs.named);
    fixture.detectChanges();
    await app.time.pass(1000);
    fixture.detectChanges();
  }

  const all = (testId: string): readonly HTMLElement[] => [
    ...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>(
      `[data-testid="${testId}"]`,
    ),
  ];
  const said = (): string => (fixture.nativeElement as HTMLElement).textContent?.trim() ?? '';

  it('of which nothing is saved says so, and wants the check first', async () => {
    await show({ description: ID });

    expect(said()).toContain(ID);
    expect(said()).toContain('Check the set first');
    expect(all('take-up').length).toBe(0);
  });

  it('does not claim that a run was lost where perhaps none was begun', async () => {
    await show({ description: ID });

    expect(said()).toContain('it was never begun, or what the app saved of it is lost');
  });

  it('leads to where the run is continued once it is checked', async () => {
    await show({ name: `${ID} pilot Letters`, description: ID }, { isChecked: true });

    const [link, ...others] = all('take-up');
    expect(link?.getAttribute('href')).toContain(`/run/take-up?id=${ID}`);
    expect(others).toEqual([]);
  });

  it('is known by the address, too, where it bears no id itself', async () => {
    await show({}, { named: ID });
    expect(said()).toContain(ID);
  });

  it('names each run where a person wrote a second one beside the first', async () => {
    await show({ name: `${ID} run Letters`, description: `as HA-BBBB-3333, says Ada; ${ID}` });
    expect(all('lost-run').length).toBe(2);
  });

  it('says nothing of a run that goes on or is in the list of runs', async () => {
    app.keep({ id: ID });
    await new RunJournal(app.cloudApp).remember(aRun({ id: 'HA-BBBB-3333', at: 'stopped' }));
    await show({ description: `${ID} HA-BBBB-3333` });

    expect(said()).toBe('');
  });

  it('says nothing while nobody knows what is saved', async () => {
    app.cloudApp.readStore = () => Promise.reject(new Error('lost'));
    await show({ description: ID });

    expect(said()).toBe('');
  });

  it('says nothing of a set like any other', async () => {
    await show({ description: 'HA-AAAA-22223, X-HA-AAAA-2222' });
    expect(said()).toBe('');
  });
});
