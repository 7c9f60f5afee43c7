import { expect, test as base } from '@playwright/test';

import { type Control } from './control';
import { QuietWatch } from './quiet-watch';
import { SimulatedAlma, type SimulatorOptions } from './simulated-alma';

interface WorkerFixtures {
  /** How this file's simulated Alma is started: `test.use({ simulator: { latency: 200 } })`. */
  readonly simulator: SimulatorOptions;
  readonly alma: SimulatedAlma;
}

interface TestFixtures {
  /** The simulated Alma, fresh for every test. */
  readonly control: Control;
  /** Fails the test when something leaves this machine, or breaks. */
  readonly watch: QuietWatch;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  simulator: [{}, { option: true, scope: 'worker' }],
  alma: [
    async ({ simulator }, use) => {
      const alma = await SimulatedAlma.start(simulator);
      await use(alma);
      await alma.stop();
    },
    { scope: 'worker' },
  ],
  control: async ({ alma }, use) => {
    await alma.control.reset();
    await use(alma.control);
  },
  watch: [
    async ({ page }, use) => {
      const watch = new QuietWatch(page);
      await use(watch);
      expect(watch.complaints, 'what left this machine or broke').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
