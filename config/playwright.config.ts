import { defineConfig } from '@playwright/test';

/** Chromium without a network of its own: everything is served by the simulated Alma. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: '../e2e',
  outputDir: '../e2e/results',
  fullyParallel: false,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // A story that fails once and then passes is printed as flaky, to be looked into; it is not hidden.
  retries: 1,
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    launchOptions: {
      executablePath: process.env['CHROME_BIN'] ?? '/usr/bin/chromium',
      args: QUIET,
    },
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
