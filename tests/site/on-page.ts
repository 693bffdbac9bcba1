/** Where every demo stands in the built site, and how a test reads what it shows. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';

/** The path of every demo's first page, by the demo's id: of a term, or one of its own. */
export const pageOf = new Map<string, string>();
const root = inject('rootDist');
const files = ['terms/*/index.html', '*/index.html', 'wild/*/index.html'].flatMap((place) =>
  globSync(place, { cwd: root }).sort(),
);
for (const file of files) {
  const html = readFileSync(join(root, file), 'utf8');
  for (const [, demo = ''] of html.matchAll(/<live-demo data-demo="([^"]+)"/g))
    if (!pageOf.has(demo)) pageOf.set(demo, `${dirname(file).replaceAll('\\', '/')}/`);
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
