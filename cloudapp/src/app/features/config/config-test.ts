import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  type OnDestroy,
  signal,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { Route } from '../../core/configuration/configuration';
import { hostOf } from '../../core/configuration/place';
import { testConfiguration } from '../../workflow/configuration-test/test-configuration';
import type { TestLine, TestState } from '../../workflow/configuration-test/test-line';
import { wordsFor } from '../session/alma-words';
import { ALMA } from '../session/ports';
import { Session } from '../session/session';
import { Icon } from '../ui/icon';
import type { Look } from '../ui/tones';
import { ConfigurationDraft } from './configuration-draft';
import { HANDLE_SERVER_AT } from './handle-server-at';
import { Sample } from './sample';

const LOOKS: Record<TestState, Look> = {
  ok: { tone: 'good', icon: 'check' },
  failed: { tone: 'bad', icon: 'cross' },
  unknown: { tone: 'idle', icon: 'question' },
};

/** Tries the configuration as it stands here, saved or not, by harmless reads. */
@Component({
  selector: 'app-config-test',
  standalone: true,
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './config-test.html',
  styleUrl: './config-test.scss',
})
export class ConfigTest implements OnDestroy {
  private readonly alma = inject(ALMA);
  private readonly serverAt = inject(HANDLE_SERVER_AT);
  private readonly session = inject(Session);
  private readonly sample = inject(Sample);
  private readonly draft = inject(ConfigurationDraft);
  private readonly told = signal<readonly TestLine[]>([]);
  private stop: AbortController | undefined;

  protected readonly phase = signal<'idle' | 'running' | 'done'>('idle');
  protected readonly lines = computed(() => {
    const { routes } = this.draft.configuration();
    return this.told().map((line) => ({
      ...line,
      look: LOOKS[line.state],
      route: routes.length > 1 ? nameOf(routes.find(({ id }) => id === line.routeId)) : '',
      words: line.say === 'error' ? wordsFor(line.error) : undefined,
    }));
  });
  protected readonly counts = computed(() => ({
    ok: this.told().filter(({ state }) => state === 'ok').length,
    failed: this.told().filter(({ state }) => state === 'failed').length,
    unknown: this.told().filter(({ state }) => state === 'unknown').length,
  }));

  protected async start(): Promise<void> {
    this.stop?.abort();
    const stop = new AbortController();
    this.stop = stop;
    this.told.set([]);
    this.phase.set('running');
    const configuration = this.draft.configuration();
    const ports = { alma: this.alma, handleServer: this.serverAt(configuration.resolver) };
    const visit = this.session.visit();
    const surroundings = {
      institution: visit?.institution ?? '',
      almaHost: hostOf(visit?.almaUrl ?? ''),
      setId: this.sample.chosenSet()?.id ?? '',
    };
    const tell = (line: TestLine): void => this.told.update((lines) => [...lines, line]);
    try {
      await testConfiguration(ports, configuration, surroundings, tell, stop.signal);
      this.phase.set('done');
    } catch (error) {
      // Stopped by a new test, or by leaving the page.
      if (!stop.signal.aborted) throw error;
    }
  }

  ngOnDestroy(): void {
    this.stop?.abort();
  }
}

/** As the choice of routes names it; empty for a line that is of no route. */
function nameOf(route: Route | undefined): string {
  return route === undefined ? '' : route.name || route.prefix || route.id;
}
