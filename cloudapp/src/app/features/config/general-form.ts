import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { Rates } from '../../core/configuration/configuration';
import { hostOf } from '../../core/configuration/place';
import type { PrimoSite } from '../../core/verdict/verdict';
import { Session } from '../session/session';
import { Icon } from '../ui/icon';
import { ConfigurationDraft } from './configuration-draft';
import { RuleTryOut } from './rule-try-out';
import { TextField } from './text-field';

const RATES: readonly (keyof Rates)[] = [
  'almaCallsPerWindow',
  'almaAtOnce',
  'almaGuardMs',
  'handlesPerSecond',
  'handlesAtOnce',
];

/** What holds for all routes, folded by what it is about. */
@Component({
  selector: 'app-general-form',
  standalone: true,
  imports: [Icon, RuleTryOut, TextField, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './general-form.html',
  styleUrl: './general-form.scss',
})
export class GeneralForm {
  private readonly session = inject(Session);
  protected readonly draft = inject(ConfigurationDraft);

  protected readonly configuration = this.draft.configuration;
  protected readonly rateNames = RATES;
  protected readonly sites = computed(() =>
    this.configuration().sites.map((site) => ({ ...site, address: addressOf(site) })),
  );
  /** Where the app was opened now. */
  protected readonly here = computed(() => {
    const visit = this.session.visit();
    return { institution: visit?.institution ?? '', host: hostOf(visit?.almaUrl ?? '') };
  });

  protected changeSite(index: number, changes: Partial<PrimoSite>): void {
    this.draft.change({
      sites: this.configuration().sites.map((site, at) =>
        at === index ? { ...site, ...changes } : site,
      ),
    });
  }

  protected addSite(): void {
    this.draft.change({ sites: [...this.configuration().sites, { domain: '', view: '' }] });
  }

  protected removeSite(index: number): void {
    this.draft.change({ sites: this.configuration().sites.filter((_site, at) => at !== index) });
  }

  protected changeRate(name: keyof Rates, text: string): void {
    this.draft.changeRates({ [name]: numberOf(text) });
  }

  protected changeNumber(name: 'propagationMinutes' | 'repairLimit', text: string): void {
    this.draft.change({ [name]: numberOf(text) });
  }

  protected changePatterns(text: string): void {
    const localNumberPatterns = text.split('\n').filter((line) => line.trim() !== '');
    this.draft.change({ localNumberPatterns });
  }

  protected patternProblems(): boolean {
    return this.draft.problems().some(({ path }) => path.startsWith('localNumberPatterns'));
  }

  protected changeProduction(changes: { institution?: string; host?: string }): void {
    const { production } = this.configuration();
    const next = { institution: '', host: '', ...production, ...changes };
    const isEmpty = next.institution === '' && next.host === '';
    this.draft.change({ production: isEmpty ? undefined : next });
  }
}

/** NOTE An emptied field is no number; `-1` is out of every range and said so, never taken for 0. */
function numberOf(text: string): number {
  return text.trim() === '' || !Number.isFinite(Number(text)) ? -1 : Number(text);
}

/** Primo's own search page of this view: where it opens, the pair is right. */
function addressOf({ domain, view }: PrimoSite): string {
  const isHost = /^[a-z0-9.-]+(?::\d+)?$/i.test(domain);
  return isHost && view !== ''
    ? `https://${domain}/discovery/search?vid=${encodeURIComponent(view)}`
    : '';
}
