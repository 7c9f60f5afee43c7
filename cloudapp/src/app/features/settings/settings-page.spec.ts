import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { eventually } from '../../../testing/eventually';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { SettingsPage } from './settings-page';
import { SettingsPageHarness } from './settings-page.harness';

describe('the settings page', () => {
  let alma: CloudAppInMemory;

  beforeEach(() => {
    alma = new CloudAppInMemory();
    TestBed.configureTestingModule({
      providers: [...provideSimulatedApp(new SimulatedWorld(), alma)],
    });
  });

  async function open(): Promise<SettingsPageHarness> {
    const fixture = TestBed.createComponent(SettingsPage);
    return TestbedHarnessEnvironment.harnessForFixture(fixture, SettingsPageHarness);
  }

  it('keeps each change at once', async () => {
    const page = await open();
    await page.choose('density-compact');
    await eventually(
      () => page.whatIsSaid(),
      (said) => said !== '',
    );

    expect(alma.settings).toEqual(
      jasmine.objectContaining({ density: 'compact', opening: 'start' }),
    );
    expect(document.documentElement.dataset['density']).toBe('compact');
  });

  it('says that all is kept only when the last change is', async () => {
    const answers: (() => void)[] = [];
    alma.writeSettings = () => new Promise((resolve) => answers.push(resolve));
    const page = await open();
    await page.choose('density-compact');
    await page.choose('filters');
    answers[0]?.();
    await eventually(
      () => Promise.resolve(answers.length),
      (n) => n === 2,
    );
    expect(await page.whatIsSaid()).toBe('');

    answers[1]?.();
    await eventually(
      () => page.whatIsSaid(),
      (said) => said !== '',
    );
  });

  it('shows what was kept before', async () => {
    alma.settings = { version: 1, opening: 'runs', noticeAtStepEnd: false };
    const page = await open();

    expect(await page.isChosen('opening-runs')).toBe(true);
    expect(await page.isChosen('notice')).toBe(false);
  });

  it('says so when Alma does not keep it', async () => {
    alma.writeSettings = () => Promise.reject(new Error('no'));
    const page = await open();
    await page.choose('filters');
    const said = await eventually(
      () => page.whatIsSaid(),
      (text) => text !== '',
    );

    expect(said).toContain('unexpected');
    expect(await page.isChosen('filters')).toBe(true);
  });
});
