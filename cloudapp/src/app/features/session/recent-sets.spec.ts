import { TestBed } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { CLOUD_APP } from './ports';
import { RecentSets } from './recent-sets';

describe('the sets opened last', () => {
  let alma: CloudAppInMemory;
  let recent: RecentSets;

  beforeEach(() => {
    alma = new CloudAppInMemory();
    TestBed.configureTestingModule({ providers: [{ provide: CLOUD_APP, useValue: alma }] });
    recent = TestBed.inject(RecentSets);
  });

  it('are eight at most, the newest first, none twice', async () => {
    for (let n = 1; n <= 9; n++) await recent.remember({ id: String(n), name: `Set ${String(n)}` });
    await recent.remember({ id: '5', name: 'Set 5, renamed' });

    expect(recent.sets().map(({ id }) => id)).toEqual(['5', '9', '8', '7', '6', '4', '3', '2']);
    expect(recent.sets()[0]?.name).toBe('Set 5, renamed');
    expect(alma.store.get('recent-sets')).toEqual(recent.sets());
  });

  it('are none where what is stored is no list of them', async () => {
    for (const stored of [undefined, 'text', { id: '1' }, [null, 5, { id: 1, name: 'A' }]]) {
      alma.store.set('recent-sets', stored);
      await recent.load();

      expect(recent.sets()).toEqual([]);
    }
  });

  it('are none where the Store cannot be read', async () => {
    alma.readStore = () => Promise.reject(new Error('late'));
    await recent.load();

    expect(recent.sets()).toEqual([]);
  });

  it('are kept for this visit where the Store cannot be written', async () => {
    alma.writeStore = () => Promise.reject(new Error('full'));
    await recent.remember({ id: '1', name: 'Letters' });

    expect(recent.sets()).toEqual([{ id: '1', name: 'Letters' }]);
  });
});
