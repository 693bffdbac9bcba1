/** Which style sheets a page reads, and in which order: a rule of a component wins over a rule for all pages that weighs the same. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';

const dist = inject('rootDist');
const pages = globSync('**/*.html', { cwd: dist }).map((path) => {
  const html = readFileSync(join(dist, path), 'utf8');
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href = '']) => href);
  return { path, html, sheets };
});
/** What the page of an address that leads nowhere reads: only what all pages need. */
const [common] = pages.find(({ path }) => path === '404.html')?.sheets ?? [];
const rulesOf = (sheets: string[]) => sheets.map((sheet) => readFileSync(join(dist, sheet), 'utf8')).join('');

describe('the style sheets of a page', () => {
  it('begin with the one of all pages', () => {
    expect(common).toBeDefined();
    expect(pages.filter(({ sheets }) => sheets[0] !== common).map(({ path }) => path)).toEqual([]);
  });

  /** A rule of each sheet that a demo needs: its own, those of its fields, and those of its charts. */
  const NEEDED = ['.demo-behind', '.control-label', '.now-dot'];

  it('have rules for demos, fields and charts where there is a demo', () => {
    const without = pages
      .filter(({ html }) => html.includes('<live-demo'))
      .flatMap(({ path, sheets }) =>
        NEEDED.filter((rule) => !rulesOf(sheets).includes(rule)).map((rule) => `${path}: ${rule}`),
      );
    expect(without).toEqual([]);
  });

  it('have none for demos where there is no demo', () => {
    const needless = pages.filter(
      ({ html, sheets }) => !html.includes('<live-demo') && rulesOf(sheets).includes('.demo-behind'),
    );
    expect(needless.map(({ path }) => path)).toEqual([]);
  });
});
