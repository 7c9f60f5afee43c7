import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const GRAVE = ['critical', 'serious', 'moderate'];

/** Nothing on the screen, Alma's page and the app, that axe finds moderate, serious or critical. */
export async function expectNoAxeFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const findings = violations
    .filter(({ impact }) => GRAVE.includes(impact ?? 'critical'))
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id} (${impact}): ${target.join(' ')}\n${failureSummary}`,
      ),
    );
  expect(findings).toEqual([]);
}
