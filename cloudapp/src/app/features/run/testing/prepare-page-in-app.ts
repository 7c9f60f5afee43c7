import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { RunInApp } from '../../../../testing/run-in-app';
import { routeFingerprint } from '../../../workflow/run/route-fingerprint';
import type { Way } from '../../../workflow/run/run-state';
import { CheckedSet, type CheckSubject } from '../../set/checked-set';
import { PreparePage } from '../prepare-page';
import { PreparePageHarness } from '../prepare-page.harness';

/** The page on which a run is prepared over the simulated Alma, for specs. */
export class PreparePageInApp {
  readonly app = new RunInApp();
  private fixture: ComponentFixture<PreparePage> | undefined;

  /** Checks a set to the end. */
  async check(setId: string): Promise<void> {
    await this.checkAll({ kind: 'set', set: await this.app.world.alma.readSet(setId) });
  }

  async checkAll(subject: CheckSubject): Promise<void> {
    const checked = TestBed.inject(CheckedSet);
    checked.choose(subject);
    void checked.start();
    await this.app.time.until(
      () => checked.check()?.phase,
      (phase) => phase === 'done',
    );
  }

  async open(way: Way = 'existing'): Promise<PreparePageHarness> {
    this.fixture = TestBed.createComponent(PreparePage);
    this.fixture.componentRef.setInput('way', way);
    return TestbedHarnessEnvironment.harnessForFixture(this.fixture, PreparePageHarness);
  }

  /** Checks a set, opens the page for it, and waits until the set of the run can be made. */
  async prepare(setId: string, way?: Way): Promise<PreparePageHarness> {
    await this.check(setId);
    const page = await this.open(way);
    await this.isReady(page);
    return page;
  }

  isReady(page: PreparePageHarness): Promise<boolean> {
    return this.app.time.until(
      () => page.canPress('make-set'),
      (can) => can,
    );
  }

  /** Makes known that a run of this route ended with every handle right. */
  prove(): void {
    this.app.cloudApp.store.set('proven-routes', [routeFingerprint(this.app.route)]);
  }

  async makeSet(page: PreparePageHarness): Promise<void> {
    await page.press('make-set');
    await this.app.time.until(
      async () => (await page.has('set-ready')) || (await page.has('set-failed')),
      (is) => is,
    );
  }

  async close(): Promise<void> {
    this.fixture?.destroy();
    await this.app.close();
  }
}
