import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';

import { Icon } from '../ui/icon';
import type { Saying } from '../session/alma-words';
import { TOPICS } from './help-topics';

/** The help: every state, verdict, outcome, gate and message, with what to do; searched as it is typed. */
@Component({
  selector: 'app-help-page',
  standalone: true,
  imports: [Icon, RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './help-page.html',
  styleUrl: './help-page.scss',
})
export class HelpPage {
  private readonly translate = inject(TranslateService);
  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);
  /** The part that a screen linked to. */
  readonly topic = input<string>();

  protected readonly words = signal('');
  protected readonly all = TOPICS;
  /** The parts that have what is looked for, each with only the entries that do. */
  protected readonly found = computed(() => {
    const wanted = this.words().toLowerCase().split(/\s+/).filter(Boolean);
    return TOPICS.map(({ id, entries }) => ({
      id,
      entries: entries.filter(({ id: entryId, name, text }) => {
        const said = `${entryId} ${this.said(name)} ${this.said(text)}`.toLowerCase();
        return wanted.every((word) => said.includes(word));
      }),
    })).filter(({ entries }) => entries.length > 0);
  });
  protected readonly count = computed(() =>
    this.found().reduce((sum, { entries }) => sum + entries.length, 0),
  );

  constructor() {
    effect(() => {
      const topic = this.topic();
      if (topic !== undefined) setTimeout(() => this.show(topic));
    });
  }

  protected show(topic: string): void {
    const heading = [...this.host.nativeElement.querySelectorAll('h2')].find(
      ({ id }) => id === `help-${topic}`,
    );
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }

  private said({ say, with: params }: Saying): string {
    const text: unknown = this.translate.instant(say, params);
    return typeof text === 'string' ? text : '';
  }
}
