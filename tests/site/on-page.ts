/** Where every demo stands in the built site, and how a test reads what it shows. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';

/** Every demo's first page, by the demo's id. */
export const pageOf = new Map<string, string>();
for (const file of globSync('terms/*/index.html', { cwd: inject('rootDist') }).sort()) {
  const html = readFileSync(join(inject('rootDist'), file), 'utf8');
  for (const [, demo] of html.matchAll(/data-demo="([^"]+)"/g))
    if (!pageOf.has(demo as string)) pageOf.set(demo as string, basename(dirname(file)));
}

export const sentence = (page: Page, demo: string) => page.textContent(`#${demo} .demo-tell`);
export const picture = (page: Page, demo: string) => page.innerHTML(`#${demo} .demo-picture`);

/** Waits until what a demo shows was computed in this tab. */
export const settled = (page: Page, demo: string) =>
  page.waitForFunction(
    (id) => document.querySelector(`#${id} .demo-note`)?.textContent?.includes('Live: computed'),
    demo,
  );

/** Waits until a demo's sentence is another one. */
export const changed = (page: Page, demo: string, from: string | null, timeout = 30_000) =>
  page.waitForFunction(
    ([id, old]) => document.querySelector(`#${id} .demo-tell`)?.textContent !== old,
    [demo, from] as const,
    { timeout },
  );
