/** A copy of this project to break and to fill, inside it, so that its packages are found; `.cache` is not in the repository. */
import { cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PARTS = ['src', 'content', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'];

/** The folder of a fresh copy. */
export function copyOfProject(): string {
  mkdirSync('.cache', { recursive: true });
  const root = mkdtempSync(resolve('.cache/copy-'));
  for (const part of PARTS) cpSync(part, join(root, part), { recursive: true });
  // The page of notices reads the licenses of packages where they are installed.
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
  // Compiled kernels; to compile them again would be measured too.
  cpSync('.cache/kernels', join(root, '.cache/kernels'), { recursive: true, force: false, errorOnExist: false });
  return root;
}

/** The environment of a command that a person would start: Astro serves nothing where it finds itself in a test. */
export function outsideTests(): NodeJS.ProcessEnv {
  const env = Object.entries(process.env).filter(([name]) => !/^VITEST|^NODE_ENV$|^TEST$/.test(name));
  return { ...Object.fromEntries(env), ASTRO_TELEMETRY_DISABLED: '1' };
}
