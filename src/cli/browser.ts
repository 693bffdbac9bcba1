/** Before the tests: finds Chromium, or installs Debian's where that is possible, or says loudly what will be skipped. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium on this machine, or undefined. CHROMIUM_PATH comes first. */
export const findChromium = (): string | undefined => PLACES.find((place) => place && existsSync(place));

/** Installs Debian's Chromium when none is here and apt can be used. Exit code 1 only under CI without a browser. */
export async function main(): Promise<number> {
  if (findChromium()) return 0;
  console.log('No Chromium found; trying to install Debian’s package …');
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    try {
      execFileSync('apt-get', command, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    } catch {
      break;
    }
  }
  if (findChromium()) return 0;
  console.warn('\n  !!! No Chromium, and none could be installed: ALL BROWSER TESTS WILL BE SKIPPED.');
  console.warn('  !!! Install Chromium or Chrome, or set CHROMIUM_PATH to one, and run the tests again.\n');
  return process.env.CI === 'true' ? 1 : 0;
}
