import { computed, Injectable, signal } from '@angular/core';

import type { Configuration, JobSetup, Route } from '../../core/configuration/configuration';
import { differencesOf } from '../../core/configuration/configuration-diff';
import { emptyConfiguration, emptyRoute } from '../../core/configuration/defaults';
import type { JobUse } from '../../core/configuration/likely-jobs';
import { readinessOf } from '../../core/configuration/route-readiness';
import { hasErrors, problemsOf } from '../../core/configuration/validate-configuration';
import { isPrefix } from '../../core/configuration/validate-route';

/** The configuration under an administrator's hands: nothing of it is in force before it is saved. */
@Injectable()
export class ConfigurationDraft {
  private readonly begun = signal<Configuration | undefined>(undefined);
  private readonly now = signal<Configuration>(emptyConfiguration());
  private readonly chosenRoute = signal('');

  /** As it was read when the work began; `undefined`: there was none. */
  readonly base = this.begun.asReadonly();
  readonly configuration = this.now.asReadonly();
  readonly problems = computed(() => problemsOf(this.now()));
  readonly hasErrors = computed(() => hasErrors(this.problems()));
  readonly differences = computed(() =>
    differencesOf(this.begun() ?? emptyConfiguration(), this.now()),
  );
  readonly isDirty = computed(() => this.differences().length > 0);

  /** The route that is shown. */
  readonly route = computed<Route>(() => {
    const { routes } = this.now();
    return routes.find(({ id }) => id === this.chosenRoute()) ?? routes[0] ?? emptyRoute('route-1');
  });
  readonly routeIndex = computed(() => this.now().routes.indexOf(this.route()));
  readonly readiness = computed(() => readinessOf(this.route()));

  /** Takes up what was read; what was changed before is let go. */
  begin(base: Configuration | undefined): void {
    this.begun.set(base);
    this.now.set(base ?? emptyConfiguration());
  }

  /** Somebody else's is what the work goes on from. */
  goOnFrom(theirs: Configuration, merged: Configuration): void {
    this.begun.set(theirs);
    this.now.set(merged);
  }

  replace(configuration: Configuration): void {
    this.now.set(configuration);
  }

  change(changes: Partial<Configuration>): void {
    this.now.update((configuration) => ({ ...configuration, ...changes }));
  }

  changeRates(changes: Partial<Configuration['rates']>): void {
    this.change({ rates: { ...this.now().rates, ...changes } });
  }

  changeRoute(changes: Partial<Route>): void {
    const { id } = this.route();
    const routes = this.now().routes.map((route) =>
      route.id === id ? { ...route, ...changes } : route,
    );
    this.change({ routes });
  }

  /** A new prefix brings the control number's along, until that was entered by itself. */
  changePrefix(prefix: string): void {
    const { prefix: former, controlNumber } = this.route();
    const follows = controlNumber.prefix === '' || controlNumber.prefix === `${former}/`;
    this.changeRoute({
      prefix,
      controlNumber: follows
        ? { ...controlNumber, prefix: isPrefix(prefix) ? `${prefix}/` : '' }
        : controlNumber,
      controlNumberConfirmed: false,
    });
  }

  /** What was looked at is another control number now: it must be looked at again. */
  changeControlNumber(changes: Partial<Route['controlNumber']>): void {
    const controlNumber = { ...this.route().controlNumber, ...changes };
    this.changeRoute({ controlNumber, controlNumberConfirmed: false });
  }

  jobFor(use: JobUse): JobSetup | undefined {
    const { copyJob, migrateJob } = this.route();
    return use === 'copy' ? copyJob : migrateJob;
  }

  setJob(use: JobUse, job: JobSetup | undefined): void {
    this.changeRoute(use === 'copy' ? { copyJob: job } : { migrateJob: job });
  }

  showRoute(id: string): void {
    this.chosenRoute.set(id);
  }

  addRoute(): void {
    const { routes } = this.now();
    const taken = new Set(routes.map(({ id }) => id));
    let number = routes.length + 1;
    while (taken.has(`route-${number}`)) number++;
    const route = emptyRoute(`route-${number}`);
    this.change({ routes: [...routes, { ...route, formats: [] }] });
    this.showRoute(route.id);
  }

  /** The last one stays: a configuration without a route is none. */
  removeRoute(): void {
    const { id } = this.route();
    const routes = this.now().routes.filter((route) => route.id !== id);
    if (routes.length > 0) this.change({ routes });
  }
}
