import { source, type RunOptions } from 'axe-core';
import { expect, type Frame, type Page } from '@playwright/test';

/** What axe finds of little weight is left to the reader. */
const GRAVE = ['critical', 'serious', 'moderate'];

interface Finding {
  readonly id: string;
  readonly impact?: string | null | undefined;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

interface Axe {
  run(on: Document, how: object): Promise<{ readonly violations: readonly Finding[] }>;
}

/** The app's own frame in Alma's page. @throws Error while there is none */
export function appFrame(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().startsWith('http://localhost:'));
  if (frame === undefined) throw new Error('There is no app on the page.');
  return frame;
}

/** What axe finds in a frame, but not in those within, that is moderate, serious or critical: a line each. */
export async function axeFindings(
  frame: Frame,
  where: string,
  options: RunOptions = {},
): Promise<readonly string[]> {
  // The page is examined as it stands: nothing that it forbids, such as foreign scripts, is asked of it.
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(source);
  const violations = await frame.evaluate(
    async (how) => {
      const { axe } = globalThis as unknown as { readonly axe: Axe };
      return (await axe.run(document, how)).violations;
    },
    { ...options, iframes: false, resultTypes: ['violations'] } satisfies RunOptions,
  );
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? 'critical'))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${where}, ${id}: ${html} ${failureSummary ?? ''}`),
    );
}

/** The app brings a main part and a heading of its own; in full screen Alma's page shows neither. */
const LEFT_TO_THE_APP: RunOptions = {
  rules: { 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } },
};

/** Nothing on the screen, Alma's page and the app, that axe finds moderate, serious or critical. */
export async function expectNoAxeFindings(page: Page): Promise<void> {
  const optionsFor = (frame: Frame): RunOptions =>
    frame === page.mainFrame() ? LEFT_TO_THE_APP : {};
  const findings = await Promise.all(
    page.frames().map((frame) => axeFindings(frame, frame.url(), optionsFor(frame))),
  );
  expect(findings.flat()).toEqual([]);
}
