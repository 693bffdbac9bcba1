/** A term that nobody has written yet has a page that helps to write it, and search engines are not led there. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { content } from '../../src/site/build/term-view.ts';
import { inBrowser, rootSite } from './browser.ts';

const dist = inject('rootDist');
const planned = content.terms.filter(({ fields }) => fields.status === 'planned').map(({ id }) => id);
const htmlOf = (id: string) => readFileSync(join(dist, 'terms', id, 'index.html'), 'utf8');

it('has the file to write, how to, and a wish to file, on every one of them', () => {
  expect(planned.length).toBeGreaterThan(10);
  const lacking = planned.filter((id) => {
    const html = htmlOf(id);
    return ![`/edit/main/content/terms/${id}.mdx`, 'CONTRIBUTING.md#add-a-term', '/issues/new?title='].every((part) =>
      html.includes(part),
    );
  });
  expect(lacking).toEqual([]);
  expect(readFileSync(join(import.meta.dirname, '../../.github/CONTRIBUTING.md'), 'utf8')).toContain(
    '\n## Add a term\n',
  );
});

it('is not indexed and stands in no sitemap; written terms are and do', () => {
  const map = globSync('sitemap-*.xml', { cwd: dist })
    .map((file) => readFileSync(join(dist, file), 'utf8'))
    .join('');
  expect(planned.filter((id) => !htmlOf(id).includes('content="noindex"') || map.includes(`/terms/${id}/<`))).toEqual(
    [],
  );
  expect(htmlOf('lstm')).not.toContain('noindex');
  expect(map).toContain('/terms/lstm/<');
});

inBrowser('a reader', (open) => {
  it('gets from a planned term that a page names to how it is written', async () => {
    const { page, errors } = await open(`${rootSite}terms/lstm/`);
    await page.click('.related a.planned');
    await page.waitForSelector('.write-term');
    expect(await page.textContent('.definition')).toContain('planned');
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
