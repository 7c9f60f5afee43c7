import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { eventually } from '../../../testing/eventually';
import { HandleServerError, type HandleServer } from '../../resolver/handle-server';
import { HANDLE_SERVER } from '../session/ports';
import type { SetPageHarness } from './set-page.harness';
import { SetPageInWorld } from './testing/set-page-in-world';

describe('the handles of a checked set', () => {
  let here: SetPageInWorld;
  let page: SetPageHarness;

  beforeEach(() => (here = new SetPageInWorld()));

  async function open(id: string, server: Partial<HandleServer> = {}): Promise<void> {
    const { handleServer } = here.world;
    await here.start({ provide: HANDLE_SERVER, useValue: { ...handleServer, ...server } });
    ({ page } = await here.openChecked(id));
  }

  it('asks for those that are not right a second time, and for no other', async () => {
    await open(BUILTIN_SETS.decemberBatch);
    await here.checkHandles(page);
    const verdicts = await page.counts('verdict-count-');
    expect(verdicts['unregistered']).toBe(30);
    const asked = new Set(here.world.handlesAsked);
    here.world.handlesAsked.length = 0;
    await page.press('ask-again');
    await eventually(
      () => page.canPress('ask-again'),
      (can) => can && here.world.handlesAsked.length >= 30,
    );

    expect(new Set(here.world.handlesAsked)).toEqual(asked);
    expect(await page.counts('verdict-count-')).toEqual(verdicts);
  });

  it('offers nothing more where every handle is right', async () => {
    await open(BUILTIN_SETS.oldFixes);
    await here.checkHandles(page);

    expect((await page.counts('outcome-count-'))['works']).toBe(9);
    expect(await page.has('ask-again')).toBe(false);
    expect(await page.has('support-text')).toBe(false);
    expect(await page.clusters()).toEqual([]);
  });

  it('has nothing to ask where no record bears a handle', async () => {
    await open(BUILTIN_SETS.withoutHandle);

    expect(await page.canPress('check-handles')).toBe(false);
    expect((await page.counts('state-count-'))['none']).toBe(25);
  });

  it('says once that the handle server cannot be reached, and calls nothing broken', async () => {
    await open(BUILTIN_SETS.decemberBatch, {
      ask: () => Promise.reject(new HandleServerError('down', 'network', 0)),
    });
    await page.checkHandles();

    expect(
      await eventually(
        () => page.textOf('server-problem'),
        (words) => words !== '',
      ),
    ).toContain('The handle server cannot be reached: 30 handles');
    await eventually(
      () => page.counts('verdict-count-'),
      ({ unchecked }) => unchecked === 30,
    );
    expect((await page.counts('outcome-count-'))['not-checked']).toBe(30);
    expect(await page.has('support-text')).toBe(false);
  });

  it('is paused, resumed and cancelled, and keeps what was heard', async () => {
    const held: (() => void)[] = [];
    let isHeld = false;
    const { handleServer } = here.world;
    await open(BUILTIN_SETS.everyDigital, {
      ask: async (...question) => {
        if (isHeld) await new Promise<void>((resolve) => held.push(resolve));
        return handleServer.ask(...question);
      },
    });
    isHeld = true;
    await page.checkHandles();
    await page.press('handles-pause');
    expect(await page.text()).toContain('Paused.');

    await page.press('handles-resume');
    expect(await page.has('handles-pause')).toBe(true);
    await page.press('handles-cancel');
    isHeld = false;
    for (const letGo of held) letGo();

    await eventually(
      () => page.canPress('export-cabb'),
      (can) => can,
    );
    expect(await page.canPress('check-handles')).toBe(true);
  });

  it('shows the records with a verdict, and those with an outcome', async () => {
    await open(BUILTIN_SETS.everyState);
    await here.checkHandles(page);
    const { unregistered } = await page.counts('verdict-count-');
    await page.choose('Not registered');
    await eventually(
      () => page.shown(),
      (words) => words.startsWith(`${String(unregistered)} record`),
    );
    await page.choose('Not registered');
    const { works } = await page.counts('outcome-count-');
    await page.choose('Works');

    await eventually(
      () => page.shown(),
      (words) => words.startsWith(`${String(works)} record`),
    );
    expect((await page.rows()).every((row) => row.includes('Works'))).toBe(true);
  });

  it('begins anew when the handles are checked again', async () => {
    await open(BUILTIN_SETS.oldFixes);
    expect(await page.textOf('check-handles')).toBe('Check 9 handles');
    await here.checkHandles(page);
    expect(await page.textOf('check-handles')).toBe('Check 9 handles again');
    here.world.handlesAsked.length = 0;
    await page.checkHandles();
    await eventually(
      () => page.canPress('export-cabb'),
      (can) => can && here.world.handlesAsked.length >= 9,
    );

    expect((await page.counts('verdict-count-'))['right']).toBe(9);
  });
});
