// A Chromium or Chrome: CHROME_BIN, the usual places, else Debian's package where it may be installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** @returns the path of a browser, or `undefined` when there is none and none can be installed. */
export function findBrowser() {
  const wanted = process.env.CHROME_BIN;
  if (wanted && existsSync(wanted)) return wanted;
  return USUAL_PLACES.find((path) => existsSync(path)) ?? installDebians();
}

function installDebians() {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) return undefined;
  console.log('Installing Debian’s Chromium …');
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  return existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined;
}

export const NO_BROWSER =
  'No Chromium or Chrome was found: install one, or set CHROME_BIN to its path, then try again.';
