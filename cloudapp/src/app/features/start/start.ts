import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { isElsewhere } from '../../core/configuration/place';
import { RecordCardList } from '../record/record-card-list';
import { RepairNote } from '../repair/repair-note';
import { ConfigurationStateView } from '../session/configuration-state';
import { ConfigurationStore } from '../session/configuration-store';
import { PageStore } from '../session/page-store';
import { RunBanner } from '../run/run-banner';
import { RecentSets, type RecentSet } from '../session/recent-sets';
import { Session } from '../session/session';
import { ImportList } from './import-list';
import { Opening } from './opening';
import { SetSearch } from './set-search';

/** What the app offers first: it follows the Alma page. */
@Component({
  selector: 'app-start',
  standalone: true,
  imports: [
    ConfigurationStateView,
    ImportList,
    RecordCardList,
    RepairNote,
    RunBanner,
    SetSearch,
    TranslatePipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './start.html',
  styleUrl: './start.scss',
})
export class Start {
  private readonly page = inject(PageStore);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly recent = inject(RecentSets);
  private readonly configurationStore = inject(ConfigurationStore);

  protected readonly configuration = this.configurationStore.state;
  /** The Alma that the configuration is for, where this is another one. */
  protected readonly elsewhere = computed(() => {
    const [configuration, visit] = [this.configurationStore.configuration(), this.session.visit()];
    const isOther = configuration && visit && isElsewhere(configuration, visit);
    return isOther ? configuration.production?.host : undefined;
  });
  protected readonly setsOnPage = computed(() =>
    this.page
      .entities()
      .filter(({ type }) => type === 'SET')
      .map(({ id, link, description }) => ({ id: lastPart(link) || id, name: description })),
  );
  protected readonly hasRecords = computed(() =>
    this.page.entities().some(({ type }) => type !== 'SET'),
  );
  /** Whether something of the Alma page is shown: cards need a configuration. */
  protected readonly hasHere = computed(
    () =>
      this.setsOnPage().length > 0 ||
      (this.hasRecords() && this.configuration().kind === 'configuration'),
  );
  /** One record and nothing beside it: it takes the room that there is for reading. */
  protected readonly isAlone = computed(
    () => this.hasRecords() && this.page.entities().length === 1,
  );
  protected readonly recentSets = computed(() => {
    const here = new Set(this.setsOnPage().map(({ id }) => id));
    return this.recent.sets().filter(({ id }) => !here.has(id));
  });

  constructor() {
    void inject(Opening).open();
    void this.recent.load();
  }

  protected open(set: RecentSet): void {
    void this.recent.remember(set);
    void this.router.navigate(['/set', set.id]);
  }
}

/** The id at the end of a link: `/almaws/v1/conf/sets/593?x=y` → `593`. */
function lastPart(link: string): string {
  return link.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
}
