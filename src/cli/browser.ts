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

/** Installs Debian's package, where apt-get is there and may be used. */
function installChromium() {
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    try {
      execFileSync('apt-get', command, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    } catch {
      return;
    }
  }
}

/** Looks for a browser, then tries to install one. Exit code 1 only under CI without a browser; otherwise a loud notice. */
export function prepareBrowser(
  find: () => string | undefined,
  install: () => void,
  isCI: boolean,
  say: (line: string) => void,
): number {
  if (find()) return 0;
  say('No Chromium found; trying to install Debian’s package …');
  install();
  if (find()) return 0;
  say('\n  !!! No Chromium, and none could be installed: ALL BROWSER TESTS WILL BE SKIPPED.');
  say('  !!! Install Chromium or Chrome, or set CHROMIUM_PATH to one, and run the tests again.\n');
  return isCI ? 1 : 0;
}

/** `npm test` begins here. */
export const main = async (): Promise<number> =>
  prepareBrowser(findChromium, installChromium, process.env.CI === 'true', console.warn);
