import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { Opening } from './opening';

describe('what the app opens with', () => {
  let alma: CloudAppInMemory;
  let router: Router;
  let settingsScreen: () => void;

  beforeEach(async () => {
    alma = new CloudAppInMemory();
    alma.settings = { version: 1, opening: 'runs' };
    TestBed.configureTestingModule({
      providers: [...provideSimulatedApp(new SimulatedWorld(), alma)],
    });
    router = TestBed.inject(Router);
    const loaded = new Promise<void>((resolve) => (settingsScreen = resolve));
    router.resetConfig([
      { path: '', pathMatch: 'full', children: [] },
      { path: 'settings', resolve: { screen: () => loaded.then(() => true) }, children: [] },
      { path: '**', children: [] },
    ]);
    await router.navigateByUrl('/');
  });

  it('is what its user chose', async () => {
    await TestBed.inject(Opening).open();

    expect(router.url).toBe('/runs');
  });

  it('is the set opened last, where there is one', async () => {
    alma.settings = { version: 1, opening: 'last-set' };
    alma.store.set('recent-sets', [{ id: '593', name: 'Letters' }]);
    await TestBed.inject(Opening).open();

    expect(router.url).toBe('/set/593');
  });

  it('is the start page where no set was opened yet', async () => {
    alma.settings = { version: 1, opening: 'last-set' };
    await TestBed.inject(Opening).open();

    expect(router.url).toBe('/');
  });

  it('does not take away who has gone elsewhere meanwhile', async () => {
    await router.navigateByUrl('/help?topic=states');
    await TestBed.inject(Opening).open();

    expect(router.url).toBe('/help?topic=states');
  });

  it('is chosen once', async () => {
    await TestBed.inject(Opening).open();
    await router.navigateByUrl('/');
    await TestBed.inject(Opening).open();

    expect(router.url).toBe('/');
  });

  it('gives way to what is on the Alma page', async () => {
    alma.showRecords('991005001827026421');
    await TestBed.inject(Opening).open();

    expect(router.url).toBe('/');
  });

  it('gives way to a screen that the person asked for and that is still being loaded', async () => {
    const asked = router.navigateByUrl('/settings');
    await TestBed.inject(Opening).open();
    settingsScreen();

    expect(await asked).toBe(true);
    expect(router.url).toBe('/settings');
  });
});
