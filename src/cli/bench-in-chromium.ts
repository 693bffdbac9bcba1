/** Runs the bench in a tab: bundles it, serves it, opens it in Chromium and waits for the answer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import type { Answer, Asked } from '../bench/chromium/main.ts';
import { findChromium } from './browser.ts';
import { serveFolder } from './serve.ts';

const PAGE = fileURLToPath(new URL('../bench/chromium/', import.meta.url));

/** What was measured in the tab; `tell` hears what is measured next. Throws where there is no Chromium. */
export async function benchInChromium(asked: Asked, tell: (next: string) => void): Promise<Answer> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('There is no Chromium.\n    Fix: npm test installs one, on Debian.');
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    await build({
      configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
      root: PAGE,
      base: './',
      build: { outDir: folder, emptyOutDir: true, target: 'esnext', assetsInlineLimit: 0 },
    });
    const { server, address } = await serveFolder(folder, '/', 0);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      page.on('console', (message) => {
        if (message.type() === 'info') tell(message.text());
      });
      await page.goto(address);
      await page.waitForFunction(() => 'runBench' in window);
      return await page.evaluate((given) => window.runBench(given), asked);
    } finally {
      await browser.close();
      server.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
