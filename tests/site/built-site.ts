/** Builds the site once for all browser tests (at the root and under a base path) and serves it with its own headers. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../src/cli/browser.ts';
import { serveFolder } from '../../src/cli/serve.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the site at the root of its host, and of the same site under a base path. */
    rootSite: string;
    baseSite: string;
    /** The folder of the site built at the root. */
    dist: string;
    /** Path of Chromium, or '' where there is none. */
    chromium: string;
  }
}

const BASE = '/sequence/glossary/';

function build(folder: string, base: string) {
  const env = { ...process.env, BASE_PATH: base, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  for (const command of [
    ['astro', 'build', '--outDir', folder],
    ['pagefind', '--site', folder, '--silent'],
  ]) {
    try {
      execFileSync('npx', command, { env, stdio: 'pipe', encoding: 'utf8' });
    } catch (failure) {
      const { stdout, stderr } = failure as { stdout: string; stderr: string };
      throw new Error(`The site did not build: npx ${command.join(' ')}\n${stdout}\n${stderr}`);
    }
  }
}

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'unrolled-'));
  const servers: Server[] = [];
  const serve = async (name: string, base: string) => {
    build(join(folder, name), base);
    const { server, address } = await serveFolder(join(folder, name), base, 0);
    servers.push(server);
    return address;
  };
  project.provide('rootSite', await serve('root', '/'));
  project.provide('baseSite', await serve('base', BASE));
  project.provide('dist', join(folder, 'root'));
  project.provide('chromium', findChromium() ?? '');
  return () => {
    for (const server of servers) server.close();
    if (existsSync(folder)) rmSync(folder, { recursive: true });
  };
}
