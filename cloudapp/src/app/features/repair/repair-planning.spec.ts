import { eventually } from '../../../testing/eventually';
import type { HandleAnswer } from '../../resolver/handle-server';
import { HANDLE_SERVER } from '../session/ports';
import { RepairOfMany } from './testing/repair-of-many';

describe('the planning of many repairs', () => {
  it('says of how many handles the server was asked, aloud at every tenth only', async () => {
    const here = new RepairOfMany(60);
    const held: (() => void)[] = [];
    const ask = async (_handle: string, authoritative: boolean): Promise<HandleAnswer> => {
      if (!authoritative) await new Promise<void>((resolve) => held.push(resolve));
      return { kind: 'unregistered' };
    };
    await here.start({
      provide: HANDLE_SERVER,
      useValue: { ...here.world.handleServer, ask },
    });
    await here.checkSet();
    const { page } = await here.show();
    const shows = (done: number): Promise<string> =>
      eventually(
        () => page.textOf('planning'),
        (text) => text.includes(`asked the handle server about ${String(done)} of 60 handles`),
      );
    const answer = (n: number): void => held.splice(0, n).forEach((resolve) => resolve());

    await shows(0);
    answer(5);
    await shows(5);
    expect(await page.textOf('planning-aloud')).toContain(' 0 of 60 handles');
    answer(2);
    await shows(7);
    expect(await page.textOf('planning-aloud')).toMatch(/ [67] of 60 handles/);
  });
});
