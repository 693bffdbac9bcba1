/** Colored code: classes and no styles, elements only where there is a color, and the text as it was. */
import { expect, it } from 'vitest';
import { highlight } from '../../src/site/build/highlight.ts';

const CODE = 'import torch\n\nx = torch.zeros(2)  # <two> & "none"';

it('keeps the text, line by line', async () => {
  const html = await highlight(CODE, 'python');
  const text = html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x3C;|&lt;/g, '<')
    .replace(/&#x26;|&amp;/g, '&');
  expect(text.replace(/>/g, '>')).toBe(CODE);
});

it('has an element only for what has a color, and no style', async () => {
  const html = await highlight(CODE, 'python');
  expect(html).toContain('<span class="t-keyword">import</span> torch\n');
  const spans = html.match(/<span[^>]*>/g)!;
  expect(
    spans.filter(
      (span) => !/^<span class="t-(keyword|string|string-expression|comment|function|constant|link)">$/.test(span),
    ),
  ).toEqual([]);
  expect(html).not.toContain('style=');
});
