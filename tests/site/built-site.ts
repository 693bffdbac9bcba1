/**
 * The built site, at the root of a host and under a base path, made once and served to all browser tests with its own
 * headers. A build is kept in .cache and used again as long as nothing that goes into it changed, so that running one
 * test again does not wait for a build.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../src/cli/browser.ts';
import { serveFolder } from '../../src/cli/serve.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the site at the root of its host, and of the same site under a base path. */
    rootSite: string;
    baseSite: string;
    /** The folders of the two builds. */
    rootDist: string;
    baseDist: string;
    /** Path of Chromium, or '' where there is none. */
    chromium: string;
  }
}

const BASE = '/sequence/glossary/';
const CACHE = '.cache/built-site';
/** Everything that a build reads: a change of any of it makes a new build. */
const INPUTS = ['src/**', 'content/**', 'public/**', '{astro.config.mjs,package.json,package-lock.json,tsconfig.json}'];

function fingerprint(): string {
  const hash = createHash('sha256').update(process.version);
  for (const name of ['SITE_URL', 'REPOSITORY_URL']) hash.update(`${name}=${process.env[name]}`);
  for (const path of INPUTS.flatMap((pattern) => globSync(pattern, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort())
    hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

/** Builds the site for a base path, unless what lies there is the build of these very files. */
async function build(folder: string, base: string, made: string) {
  const stamp = `${folder}.stamp`;
  if (existsSync(folder) && existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return;
  rmSync(folder, { recursive: true, force: true });
  const env = { ...process.env, BASE_PATH: base, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  for (const command of [
    ['astro', 'build', '--outDir', folder],
    ['pagefind', '--site', folder, '--silent'],
  ]) {
    try {
      await promisify(execFile)('npx', command, { env });
    } catch (failure) {
      const { stdout, stderr } = failure as { stdout: string; stderr: string };
      throw new Error(`The site did not build: npx ${command.join(' ')}\n${stdout}\n${stderr}`);
    }
  }
  writeFileSync(stamp, made);
}

export default async function setup(project: TestProject) {
  mkdirSync(CACHE, { recursive: true });
  const made = fingerprint();
  const serving: Server[] = [];
  const make = async (name: 'root' | 'base', base: string) => {
    const folder = join(process.cwd(), CACHE, name);
    await build(folder, base, made);
    const { server, address } = await serveFolder(folder, base, 0);
    serving.push(server);
    project.provide(`${name}Site`, address);
    project.provide(`${name}Dist`, folder);
  };
  await Promise.all([make('root', '/'), make('base', BASE)]);
  project.provide('chromium', findChromium() ?? '');
  return () => {
    for (const server of serving) server.close();
  };
}
