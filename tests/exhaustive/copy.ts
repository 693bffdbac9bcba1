/** A copy of this project to break and to fill, inside it, so that its packages are found; `.cache` is not in the repository. */
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PARTS = ['src', 'content', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'];

/** The folder of a fresh copy. */
export function copyOfProject(): string {
  mkdirSync('.cache', { recursive: true });
  const root = mkdtempSync(resolve('.cache/copy-'));
  for (const part of PARTS) cpSync(part, join(root, part), { recursive: true });
  // Compiled kernels; to compile them again would be measured too.
  cpSync('.cache/kernels', join(root, '.cache/kernels'), { recursive: true, force: false, errorOnExist: false });
  return root;
}
