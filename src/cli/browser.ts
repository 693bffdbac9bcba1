/** Before the tests: finds a browser, or installs Debian's where that is possible, or says loudly what will be skipped. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A browser that tests run in: where it may be, the Debian package that has it, and what is skipped without it. */
export interface BrowserKind {
  name: string;
  /** The environment variable that names another place. */
  variable: string;
  places: string[];
  debian: string;
  skipped: string;
}

const CHROMIUM: BrowserKind = {
  name: 'Chromium',
  variable: 'CHROMIUM_PATH',
  places: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  debian: 'chromium',
  skipped: 'ALL BROWSER TESTS',
};

const FIREFOX: BrowserKind = {
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  places: [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
  debian: 'firefox-esr',
  skipped: 'THE TESTS IN FIREFOX',
};

const find = ({ variable, places }: BrowserKind): string | undefined =>
  [process.env[variable], ...places].find((place) => place && existsSync(place));

/** The path of a Chromium on this machine, or undefined. CHROMIUM_PATH comes first. */
export const findChromium = (): string | undefined => find(CHROMIUM);
/** The path of a Firefox on this machine, or undefined. FIREFOX_PATH comes first. */
export const findFirefox = (): string | undefined => find(FIREFOX);

/** Installs Debian's package, where apt-get is there and may be used. */
function install({ debian }: BrowserKind) {
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', debian]]) {
    try {
      execFileSync('apt-get', command, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    } catch {
      return;
    }
  }
}

/** Looks for a browser, then tries to install it. Exit code 1 only under CI without it; otherwise a loud notice. */
export function prepareBrowser(
  { name, variable, skipped }: BrowserKind,
  isThere: () => unknown,
  installIt: () => void,
  isCI: boolean,
  say: (line: string) => void,
): number {
  if (isThere()) return 0;
  say(`No ${name} found; trying to install Debian’s package …`);
  installIt();
  if (isThere()) return 0;
  say(`\n  !!! No ${name}, and none could be installed: ${skipped} WILL BE SKIPPED.`);
  say(`  !!! Install ${name}, or set ${variable} to its path, and run the tests again.\n`);
  return isCI ? 1 : 0;
}

/** `npm test` begins here, and `npm run test:exhaustive` with `firefox`, which takes both browsers. */
export const main = async (args: string[] = []): Promise<number> =>
  [CHROMIUM, ...(args.includes('firefox') ? [FIREFOX] : [])].reduce(
    (code, kind) =>
      prepareBrowser(
        kind,
        () => find(kind),
        () => install(kind),
        process.env.CI === 'true',
        console.warn,
      ) || code,
    0,
  );
