/** The list that the dev server puts on a page: its own problems first, whatever is in their words as text. */
import { expect, it } from 'vitest';
import { filesBehind, withProblems } from '../../src/site/components/dev-problems/problem-list.ts';

const problem = (file: string, message = 'is wrong') => ({ file, line: 7, message, fix: 'Make it right.' });
const PAGE = '<!doctype html><main id="main" class="term"><h1>GRU</h1></main><footer>Foot</footer>';

it.each([
  ['/terms/gru/', 'content/terms/gru.mdx'],
  ['/about/', 'content/about/editorial-policy.mdx'],
  ['/about/decisions/', 'content/about/decisions.mdx'],
  ['/paths/history/', 'content/paths/history.yaml'],
  ['/senses/gate/', 'content/senses/gate.yaml'],
  ['/sources/gers2000/', 'content/sources/gers2000.yaml'],
  ['/sources/', 'content/sources/gers2000.yaml'],
  ['/tested/', 'content/tested/one-gru.mdx'],
  ['/numbers/', 'content/models/small.json'],
  ['/symbols/', 'content/symbols.yaml'],
  ['/claims/', 'src/claims/it-is.ts'],
])('the page at %s is made of %s', (path, file) => {
  const [own, other] = [problem(file), problem('content/terms/other.mdx')];
  expect(filesBehind(path, [other, own])).toEqual({ own: [own], others: [other] });
});

it('it stands at the top of the page, with file, line and fix', () => {
  const html = withProblems(
    PAGE,
    '/terms/gru/',
    [problem('content/terms/gru.mdx'), problem('content/terms/lstm.mdx')],
    '/',
  );
  expect(html).toMatch(
    /<main id="main" class="term">.*<h2>1 problem on this page<\/h2>.*<h1>GRU<\/h1><\/main><footer>/,
  );
  expect(html).toContain('<strong>content/terms/gru.mdx:7 is wrong</strong><br>Fix: Make it right.');
  expect(html).toMatch(/<details><summary>1 problem elsewhere<\/summary>.*content\/terms\/lstm\.mdx:7/);
});

it('it stands instead of a page that cannot be drawn', () => {
  const html = withProblems(PAGE, '/terms/gru/', [problem('content/terms/gru.mdx')], '/', true);
  expect(html).toContain('1 problem on this page, which cannot be shown');
  expect(html).not.toContain('<h1>GRU');
  expect(html).toContain('</main><footer>Foot');
});

it('what a message quotes stays text', () => {
  const html = withProblems(
    PAGE,
    '/',
    [problem('content/terms/gru.mdx', '"<img onerror=run()>" and $& are wrong')],
    '/',
  );
  expect(html).not.toContain('<img');
  expect(html).toContain('$&#38; are wrong');
});
