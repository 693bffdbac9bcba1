// Installs what the lockfile names unless it is there already, so that any command may be the first in a fresh clone.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return {};
  }
};

const here = packagesOf('node_modules/.package-lock.json');
const wanted = Object.entries(packagesOf('package-lock.json')).filter(([path, { optional }]) => path && !optional);
const missing = wanted.filter(([path, { version }]) => here[path]?.version !== version);

if (missing.length) {
  console.error(`Installing ${missing.length} packages that package-lock.json names and node_modules lacks …`);
  const options = { stdio: ['inherit', 'ignore', 'inherit'], shell: process.platform === 'win32' };
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], options);
  if (status !== 0) {
    console.error('The packages could not be installed.\n    Fix: run npm install and see what it says.');
    process.exit(1);
  }
}
