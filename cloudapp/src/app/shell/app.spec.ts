import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { CloudAppInMemory } from '../../testing/cloud-app-in-memory';
import { eventually } from '../../testing/eventually';
import { provideSimulatedApp } from '../../testing/provide-simulated-app';
import { Notices } from '../features/session/notices';
import { Session } from '../features/session/session';
import { SimulatedWorld } from '../workflow/testing/simulated-world';
import { App } from './app';
import { AppHarness } from './app.harness';

const isHeadingThere = signal(false);

@Component({
  selector: 'app-screen-with-heading',
  standalone: true,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<h1>A screen</h1><input />',
})
class ScreenWithHeading {}

@Component({
  selector: 'app-slow-screen',
  standalone: true,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '@if (isThere()) { <h1>A slow screen</h1> } @else { <input class="early" /> }',
})
class SlowScreen {
  protected readonly isThere = isHeadingThere;
}

describe('the frame of every screen', () => {
  let alma: CloudAppInMemory;
  let app: AppHarness;

  beforeEach(() => {
    isHeadingThere.set(false);
    alma = new CloudAppInMemory();
    TestBed.configureTestingModule({
      providers: [...provideSimulatedApp(new SimulatedWorld(), alma)],
    });
    TestBed.inject(Router).resetConfig([
      { path: 'runs', component: ScreenWithHeading },
      { path: 'help', component: SlowScreen },
      { path: '**', children: [] },
    ]);
    spyOn(document, 'hasFocus').and.returnValue(true);
  });

  async function open(): Promise<void> {
    const fixture = TestBed.createComponent(App);
    app = await TestbedHarnessEnvironment.harnessForFixture(fixture, AppHarness);
  }

  async function openStarted(): Promise<void> {
    await TestBed.inject(Session).start();
    await open();
    await TestBed.inject(Router).navigateByUrl('/');
  }

  const focused = (): string => document.activeElement?.textContent ?? '';

  it('says that Alma is being asked, until it answered', async () => {
    await open();
    expect(await app.text()).toContain('Handle Assistant');
    expect(await app.ways()).toEqual([]);

    await TestBed.inject(Session).start();
    expect(await app.ways()).toEqual(['start', 'runs', 'config', 'help']);
  });

  it('offers the configuration to administrators alone', async () => {
    alma.visit = { ...alma.visit, user: { id: 'teo', name: 'Teo', isAdmin: false } };
    await openStarted();

    expect(await app.ways()).toEqual(['start', 'runs', 'help']);
  });

  it('says that Alma did not answer, and asks again when the person wants', async () => {
    const answer = alma.visit;
    alma.whoIsThere = () => Promise.reject(new Error('No answer'));
    await TestBed.inject(Session).start();
    await open();
    expect(await app.hasFailed()).toBe(true);

    alma.whoIsThere = () => Promise.resolve(answer);
    await app.tryAgain();
    await eventually(
      () => app.ways(),
      (ways) => ways.length === 4,
    );
    expect(await app.hasFailed()).toBe(false);
  });

  it('shows notices, problems at once, until they are closed', async () => {
    await openStarted();
    const notices = TestBed.inject(Notices);
    notices.show('done', 'config.saved');
    notices.show('problem', 'card.notCopied', { text: '99321/1' });
    notices.show('info', 'card.copied', { text: '99321/2' });

    expect((await app.notices()).map(([, live]) => live)).toEqual([
      'assertive',
      'polite',
      'polite',
    ]);
    expect((await app.notices())[0]?.[0]).toContain('99321/1');

    await app.closeNotice();
    expect((await app.notices()).length).toBe(2);
    notices.closeAll();
    expect(await app.notices()).toEqual([]);
  });

  it('moves the focus to the heading of the screen that is opened', async () => {
    await openStarted();
    await app.go('runs');
    await eventually(focused, (words) => words === 'A screen');

    expect(await app.here()).toBe('runs');
  });

  it('waits for the heading of a screen that is still being read', async () => {
    await openStarted();
    await app.go('help');
    await eventually(
      () => app.here(),
      (way) => way === 'help',
    );
    expect(focused()).not.toBe('A slow screen');

    isHeadingThere.set(true);
    await app.text();
    await eventually(focused, (words) => words === 'A slow screen');
  });

  it('does not take the focus from a person who has gone elsewhere meanwhile', async () => {
    await openStarted();
    await app.go('help');
    await eventually(
      () => app.here(),
      (way) => way === 'help',
    );
    document.querySelector<HTMLElement>('[data-testid="nav-start"]')?.focus();
    isHeadingThere.set(true);
    await app.text();

    await eventually(
      () => document.querySelector('main h1')?.textContent,
      (words) => words === 'A slow screen',
    );
    expect(document.activeElement?.getAttribute('data-testid')).toBe('nav-start');
  });

  it("leaves the focus in Alma's page while the person works there", async () => {
    (document.hasFocus as jasmine.Spy).and.returnValue(false);
    await openStarted();
    await app.go('runs');
    await eventually(
      () => app.text(),
      (text) => text.includes('A screen'),
    );

    expect(focused()).not.toBe('A screen');
  });
});
