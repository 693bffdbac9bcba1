/** What the compiler makes of links, mentions and formulas, in MDX as on the site. */
import { Fragment, type VNode } from 'preact';
import { jsx, jsxs } from 'preact/jsx-runtime';
import { renderToString } from 'preact-render-to-string';
import { evaluate } from 'satteri';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../src/markdown/content.ts';
import { glossaryLinks, inlineHtml, redirectsOf } from '../../src/markdown/plugin.ts';
import { body, planned, projectWith, written } from './project.ts';

const content = readContent(
  projectWith({
    'content/terms/gru.mdx': written('Gated recurrent unit', 20, 'abbreviation: GRU\nformerly: [gru-cell]\n') + body(),
    'content/terms/softmax.mdx': planned('Softmax', 20, 'formerly: [soft-maximum]\n'),
    'src/pages/race.astro': '',
    'content/symbols.yaml':
      '- { letter: h, name: hidden state, quantity: hidden }\n- { letter: x, name: input, quantity: input, in: [elman] }\n- { letter: z, name: update gate, quantity: update, in: [gru] }\n',
  }),
);

/** What stands in the margin of a page, drawn by its kind and id. */
const drawn = ({ source, claim }: { source?: string; claim?: string }) => `[note: ${source ?? claim}]`;

/** The HTML of a text of `file`, which is the page on the GRU unless another is given; its notes are left out, or drawn. */
function compiled(text: string, file = 'content/terms/gru.mdx', base = '/', MarginNote: unknown = () => null): string {
  const { default: Page } = evaluate(text, {
    Fragment,
    jsx,
    jsxs,
    features: { math: true },
    mdastPlugins: [glossaryLinks(() => content, base)],
    fileURL: new URL(`file:///somewhere/${file}`),
  } as never) as { default: (props: object) => VNode };
  return renderToString(
    jsx(Page, { components: { Equation: () => null, Claim: () => null, Demo: () => null, MarginNote } }),
  );
}
const LSTM = '<a href="/terms/lstm/" data-term="lstm">LSTM</a>';
const MATH = (inner: string) => `<math class="inline"><mrow>${inner}</mrow></math>`;

describe('links', () => {
  it('to a written term lead to its page under the base path, and name the term for its card', () => {
    expect(compiled('The [cell](term:lstm).', undefined, '/base/')).toBe(
      '<p>The <a href="/base/terms/lstm/" data-term="lstm">cell</a>.</p>',
    );
  });

  it('to a page of the site lead there under the base path', () => {
    expect(compiled('The [race](page:race).', undefined, '/base/')).toBe('<p>The <a href="/base/race/">race</a>.</p>');
  });

  it('to a planned term lead to how it is written, and say so', () => {
    expect(compiled('A [*gate*](term:gate).')).toBe(
      '<p>A <a href="/terms/gate/" class="planned" title="Gate: planned, not written yet"><em>gate</em></a>.</p>',
    );
  });

  it('to a source lead to the list at the foot of a term page, and to the page of sources from elsewhere', () => {
    const text = 'So it is [(Gers 2000)](cite:gers2000).';
    expect(compiled(text)).toBe('<p>So it is <a href="#source-gers2000" class="cite">(Gers 2000)</a>.</p>');
    expect(compiled(text, 'content/about/policy.mdx', '/base/')).toContain('href="/base/sources/#source-gers2000"');
  });

  it('to a claim lead to where it stands: on the page that shows it, else on the page of the claim', () => {
    const text = 'It has [two $y$](claim:half-is-odd).';
    const link = (url: string) => `href="${url}" class="executed" data-claim="half-is-odd"`;
    expect(compiled(text, undefined, '/base/')).toContain(link('/base/claims/half-is-odd/'));
    expect(compiled(`${text}\n\n<Claim id="half-is-odd" />`)).toContain(link('#claim-half-is-odd'));
    expect(compiled(text)).toContain(MATH('<mi>y</mi>'));
  });

  it('that say “unverified” lead to what the mark means', () => {
    expect(compiled('[It may be](unverified:).', undefined, '/base/')).toBe(
      '<p><a href="/base/about/#marks" class="unverified" title="Unverified: we know neither a source nor a check for this">It may be</a>.</p>',
    );
  });

  it('are resolved in headings, tables and lists too', () => {
    const html = compiled(
      '### The [cell](term:lstm)\n\n- [one](term:lstm)\n\n| [two](term:lstm) |\n| --- |\n| [three](term:lstm) |',
    );
    expect(html.match(/href="\/terms\/lstm\/"/g)).toHaveLength(4);
    expect(html).not.toContain('term:');
  });

  it.each(['term:lsmt', 'cite:gers2001', 'claim:half-is-od'])(
    'to an unknown id (%s) stop the build with the file, the nearest id and the fix',
    (url) => {
      const near = { term: 'lstm', cite: 'gers2000', claim: 'half-is-odd' }[url.split(':')[0]!];
      expect(() => compiled(`[x](${url})`)).toThrow(
        `content/terms/gru.mdx: (${url}) leads nowhere. Fix: write "${near}".`,
      );
    },
  );
});

describe('a note in the margin', () => {
  const noted = (text: string, file?: string) =>
    compiled(text, file, '/', drawn).replace(/<\/?(?!table|tr|td|th)[a-z][^>]*>|\n/g, '');
  const CITED = 'So [(Gers 2000)](cite:gers2000).';

  it('stands right after the words that cite a source or rest on a claim', () => {
    expect(noted(CITED)).toBe('So (Gers 2000)[note: gers2000].');
    expect(noted('It has [two](claim:half-is-odd).')).toBe('It has two[note: half-is-odd].');
  });

  it('is there once a section', () => {
    expect(noted(`${CITED} ${CITED}\n\n## Next\n\n${CITED}`)).toBe(
      'So (Gers 2000)[note: gers2000]. So (Gers 2000).NextSo (Gers 2000)[note: gers2000].',
    );
  });

  it('is not needed for a claim whose evidence stands on the page, and has no room in a table', () => {
    expect(noted('It has [two](claim:half-is-odd).\n\n<Claim id="half-is-odd" />')).toBe('It has two.');
    expect(noted('| a |\n| --- |\n| [(Gers 2000)](cite:gers2000) |')).not.toContain('note:');
  });

  it('is for pages of terms alone', () => {
    expect(noted(CITED, 'content/about/policy.mdx')).toBe('So (Gers 2000).');
  });
});

describe('the list between the figure and the first section', () => {
  it('is the glance box; other lists are lists', () => {
    const text = '<Equation of="elman" />\n\n- one\n\n## Next\n\n- two';
    expect(compiled(text)).not.toContain('glance');
    expect(
      compiled(text.replace('<Equation of="elman" />', '<Demo id="walk" />')).match(/<ul class="glance">/g),
    ).toHaveLength(1);
  });
});

describe('first mentions', () => {
  it('are linked once a section', () => {
    expect(compiled('LSTM and LSTM.\n\nLSTM.\n\n## Next\n\nLSTM.')).toBe(
      `<p>${LSTM} and LSTM.</p>\n<p>LSTM.</p>\n<h2>Next</h2>\n<p>${LSTM}.</p>`,
    );
  });

  it('are not linked in headings, links, code or math', () => {
    const html = compiled('### LSTM\n\n[LSTM](https://example.org/) `LSTM` $\\text{LSTM}$\n\n```\nLSTM\n```');
    expect(html).not.toContain('data-term');
  });

  it('are linked in lists, tables and emphasis', () => {
    for (const text of ['- *LSTM*', '| a |\n| --- |\n| LSTM |', '> LSTM']) expect(compiled(text)).toContain(LSTM);
  });

  it('of a term that the section has linked already stay as they are', () => {
    expect(compiled('The [cell](term:lstm) is an LSTM.')).toBe(
      '<p>The <a href="/terms/lstm/" data-term="lstm">cell</a> is an LSTM.</p>',
    );
  });

  it('of the page’s own term, of planned terms and of aliases are not linked', () => {
    expect(compiled('GRU, gated recurrent units, gate, softmax.')).not.toContain('<a');
  });

  it('are not linked on pages about the glossary', () => {
    expect(compiled('An LSTM.', 'content/about/policy.mdx')).toBe('<p>An LSTM.</p>');
  });
});

describe('formulas', () => {
  it('stand in their sentence as MathML, the letters in the colors of their quantities', () => {
    expect(compiled('The $h$.')).toBe(`<p>The ${MATH('<mstyle class="q-hidden"><mi>h</mi></mstyle>')}.</p>`);
  });

  it('are displayed between double dollars, and when they are a paragraph of their own', () => {
    const framed =
      '<span class="math-frame" data-pagefind-ignore="true"><math display="block"><mrow><mi>y</mi></mrow></math></span>';
    expect(compiled('$$\ny\n$$')).toBe(framed);
    expect(compiled('$$y$$')).toBe(`<p>${framed}</p>`);
    expect(compiled('- $y$')).toContain('<li><math class="inline">');
  });

  it('mean by a letter what the term and the cells of the page mean by it', () => {
    expect(compiled('A $z$.')).toContain('<mstyle class="q-update"><mi>z</mi></mstyle>');
    expect(compiled('A $z$.', 'content/terms/lstm.mdx')).not.toContain('q-update');
    expect(compiled('A $x$.')).not.toContain('q-input');
    expect(compiled('<Equation of="elman" />\n\nA $x$.')).toContain('<mstyle class="q-input"><mi>x</mi></mstyle>');
  });

  it('are set within links and headings', () => {
    const html = compiled('### The $y$\n\nA [value $y$](term:lstm) and a [$y$](term:gate).');
    expect(html.match(/<math class="inline"><mrow><mi>y<\/mi><\/mrow><\/math>/g)).toHaveLength(3);
  });

  it('keep their braces', () => {
    expect(compiled('A set $\\{y\\}$.')).toContain('>{</mo><mi>y</mi><mo stretchy="false">}</mo>');
  });

  it('that are malformed stop the build with the file', () => {
    expect(() => compiled('A $\\frac{1$.')).toThrow('content/terms/gru.mdx: the formula $\\frac{1$ is malformed');
  });
});

describe('programs', () => {
  it.each(['import x from "y"', 'export const x = 1', 'A {run()}.', '<b onClick={run()}>x</b>'])(
    '(%s) stop the build before they run',
    (text) => {
      expect(() => compiled(text)).toThrow(/^content\/terms\/gru\.mdx: .*Fix: /);
    },
  );
});

describe('a definition as HTML', () => {
  it('has its links and formulas, and no paragraph around it', () => {
    expect(inlineHtml('A **unit** like [LSTM](term:lstm) with $h$ and a [gate](term:gate).', content, '/base/')).toBe(
      'A <strong>unit</strong> like <a href="/base/terms/lstm/" data-term="lstm">LSTM</a> with ' +
        `${MATH('<mstyle class="q-hidden"><mi>h</mi></mstyle>')} and a <a href="/base/terms/gate/" class="planned" title="Gate: planned, not written yet">gate</a>.`,
    );
  });

  it('links nothing that is not linked by hand', () => {
    expect(inlineHtml('An LSTM.', content, '/')).toBe('An LSTM.');
  });
});

it('the pages of old ids redirect to the pages of written terms, under the base path', () => {
  expect(redirectsOf(content, '/base/')).toEqual({ '/terms/gru-cell/': '/base/terms/gru/' });
  expect(redirectsOf(content, '/')).toEqual({ '/terms/gru-cell/': '/terms/gru/' });
});
