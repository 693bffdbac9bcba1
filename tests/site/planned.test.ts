/** A term that nobody has written yet has a page that helps to write it, and search engines are not led there. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { expect, inject, it } from 'vitest';
import { content, glossary } from '../../src/site/build/term-view.ts';
import { type Name, namesFor } from '../../src/site/components/search/find.ts';
import { baseSite, inBrowser, rootSite } from './browser.ts';

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

it('is found by its name and its other names', () => {
  const names: Name[] = JSON.parse(readFileSync(join(dist, 'names.json'), 'utf8'));
  const lost = names.filter(({ written, name, id }) => !written && !namesFor(names, name).some((hit) => hit.id === id));
  expect(lost.map(({ name }) => name)).toEqual([]);
});

it('is a link wherever a list names it, a path too', () => {
  const named = (page: string, names: string) =>
    parse(readFileSync(join(dist, page, 'index.html'), 'utf8'))
      .querySelectorAll(names)
      .map((place) => place.querySelectorAll('a[href*="/terms/"]').length);
  expect(named('terms', '.term-name')).toEqual(glossary.terms.map(() => 1));
  expect(named('paths', '.path-facts')).toEqual(glossary.paths.map(() => 2));
  expect(glossary.paths.map(({ id }) => named(`paths/${id}`, '.path-term'))).toEqual(
    glossary.paths.map(({ steps }) => steps.map(() => 1)),
  );
});

inBrowser('a reader', (open) => {
  const term = glossary.terms.find(({ status, title }) => status === 'planned' && / /.test(title))!;

  it.each([rootSite, baseSite])('who searches for a planned term is led to its page, at %s', async (site) => {
    const { page, errors } = await open(`${site}search/`);
    await page.fill('.search-box input', term.title);
    const hit = page.locator('.hit-planned').filter({ hasText: term.title }).first();
    expect(await hit.textContent()).toContain('planned');
    await hit.getByRole('link', { name: term.title, exact: true }).click();
    await page.waitForURL(`${site}terms/${term.id}/`);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('who mistypes the address of a planned term is led to its page', async () => {
    const { page } = await open(`${rootSite}terms/${term.id}x/`);
    const near = page.locator('.suggestions li').filter({ hasText: term.title });
    expect(await near.textContent()).toBe(`${term.title} (planned, not written yet)`);
    await near.getByRole('link').click();
    await page.waitForSelector('.write-term');
    await page.context().close();
  });

  it('gets from a planned term that a page names to how it is written', async () => {
    const { page, errors } = await open(`${rootSite}terms/lstm/`);
    await page.click('.related a.planned');
    await page.waitForSelector('.write-term');
    expect(await page.textContent('.definition')).toContain('planned');
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
