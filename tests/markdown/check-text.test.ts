/** Programs, wrong sections, links that cannot be checked and malformed formulas are told with their line and the fix. */
import { describe, expect, it } from 'vitest';
import { aboutPage, body, problemsOf, projectWith, SAID, saying, written } from './project.ts';

const gru = 'content/terms/gru.mdx';

describe('sections:', () => {
  const page = (edit: (text: string) => string) =>
    projectWith({ [gru]: written('Gated recurrent unit', 20) + edit(body()) });
  const ORDER =
    'Why it matters · Deeper dive · In symbols · In code · In practice · In your workflow · Common misconceptions.';

  it.each<[string, (text: string) => string, string]>([
    [
      'a missing one',
      (text) => text.replace('## In code\n\nSome words.\n', ''),
      ` the section "## In code" is missing\n    Fix: Add it. The order is ${ORDER}`,
    ],
    [
      'one in the wrong place',
      (text) =>
        text
          .replace('## Deeper dive', '## X')
          .replace('## In symbols', '## Deeper dive')
          .replace('## X', '## In symbols'),
      `:20 "## Deeper dive" stands after "## In symbols"\n    Fix: The order is ${ORDER}`,
    ],
    [
      'one there is not',
      (text) => text + '\n\n## In practise\n\nWords.',
      `:40 "## In practise" is not a section\n    Fix: Write "## In practice", or use ### inside a section. Sections: ${ORDER.slice(0, -1)}.`,
    ],
    [
      'an empty one',
      (text) => text.replace('## In code\n\nSome words.', '## In code'),
      ':24 the section "## In code" is empty\n    Fix: Write it.',
    ],
    [
      'one with nothing but headings',
      (text) => text.replace('## In code\n\nSome words.', '## In code\n\n### PyTorch'),
      ':24 the section "## In code" is empty\n    Fix: Write it.',
    ],
    [
      'one that stands twice',
      (text) => text.replace('## Deeper dive\n', '## Why it matters\n\nAgain.\n\n## Deeper dive\n'),
      ':16 the heading "Why it matters" stands twice, first on line 12\n    Fix: Give each its own words: links lead to headings by their text.',
    ],
    [
      'a heading below that stands twice',
      (text) => text.replace('It matters.', '### One\n\nx\n\n### one\n\ny'),
      ':18 the heading "one" stands twice, first on line 14\n    Fix: Give each its own words: links lead to headings by their text.',
    ],
    [
      'a second title',
      (text) => text.replace('It matters.', 'It matters.\n\n# GRU'),
      ':16 "# GRU" is a second title\n    Fix: The page has its title from the front matter: remove this, or use ## and ###.',
    ],
    [
      'a page without its demo',
      (text) => text.replace('<Demo id="walk" />\n\n', ''),
      ':10 the page does not begin with its main demo\n    Fix: Put <Demo id="…" /> before the first section.',
    ],
  ])('%s is told', (_, edit, told) => {
    expect(problemsOf(page(edit))).toContain(gru + told);
  });
});

describe('term files are text, not programs:', () => {
  it.each([
    [
      'an import',
      "import fs from 'node:fs'",
      "term files are text: `import fs from 'node:fs'` is a program\n    Fix: Remove the import or export; Demo, Claim, Equation, Code are always there.",
    ],
    [
      'an export',
      'export const answer = 42',
      'term files are text: `export const answer = 42` is a program\n    Fix: Remove the import or export; Demo, Claim, Equation, Code are always there.',
    ],
    [
      'an expression in a line',
      'The answer is {6 * 7}.',
      'term files are text: `{6 * 7}` is an expression\n    Fix: Write \\{ for a literal brace, $…$ for math, or use a claim for a computed number.',
    ],
    [
      'an expression of its own',
      '{process.exit()}',
      'term files are text: `{process.exit()}` is an expression\n    Fix: Write \\{ for a literal brace, $…$ for math, or use a claim for a computed number.',
    ],
    [
      'raw HTML',
      'Some <b>bold</b> words.',
      'raw HTML is not allowed: <b>\n    Fix: Use Markdown; write \\< for a literal angle bracket.',
    ],
    [
      'a script',
      '<script src="https://example.org/x.js" />',
      'raw HTML is not allowed: <script>\n    Fix: Use Markdown; write \\< for a literal angle bracket.',
    ],
    [
      'a fragment',
      '<>Words</>',
      'raw HTML is not allowed: <>\n    Fix: Use Markdown; write \\< for a literal angle bracket.',
    ],
    [
      'an unknown component',
      '<Demos id="walk" />',
      'there is no component <Demos>\n    Fix: Did you mean <Demo>? Components: Demo, Claim, Equation, Code.',
    ],
    ['an unknown attribute', '<Demo name="hop" />', '<Demo> has no attribute "name"\n    Fix: Write <Demo id="…" />.'],
    [
      'an attribute too many',
      '<Demo id="hop" seed="2" />',
      '<Demo> has no attribute "seed"\n    Fix: Write <Demo id="…" />.',
    ],
    ['no attribute', '<Demo />', '<Demo> takes one attribute, id\n    Fix: Write <Demo id="…" />.'],
    [
      'an expression as attribute',
      '<Demo id={run()} />',
      '<Demo> takes a plain text as id, not an expression\n    Fix: Write <Demo id="…" />.',
    ],
    [
      'spread attributes',
      '<Demo id="hop" {...run()} />',
      '<Demo> takes a plain text as id, not an expression\n    Fix: Write <Demo id="…" />.',
    ],
    [
      'content in a component',
      '<Demo id="hop">words</Demo>',
      '<Demo> has no content\n    Fix: Write <Demo id="…" /> and put the text beside it.',
    ],
    [
      'an expression in a list',
      '- one\n- {two}',
      'term files are text: `{two}` is an expression\n    Fix: Write \\{ for a literal brace, $…$ for math, or use a claim for a computed number.',
      SAID + 1,
    ],
    [
      'a brace left open',
      'Some {words.',
      'a brace "{" opens a program here\n    Fix: Write \\{ for a literal brace, $…$ for math, or put code in backticks.',
    ],
    [
      'an HTML comment',
      '<!-- later -->',
      '"<!" begins no comment here\n    Fix: Remove it; a text has no hidden parts.',
    ],
  ])('%s is rejected with its line', (_, text, told, line = SAID) => {
    const texts = {
      ...saying(text as string),
      'src/demos/hop.tsx': '',
      'content/about/hop.mdx': aboutPage('<Demo id="hop" />'),
    };
    expect(problemsOf(texts)).toEqual([`${gru}:${line} ${told}`]);
  });

  it('code and escaped braces are text', () => {
    expect(
      problemsOf(saying('Write `{x}` and `<b>`, or \\{x\\}.\n\n```python\nimport torch\nprint({1})\n```')),
    ).toEqual([]);
  });

  it('pages about the glossary are text too', () => {
    const texts = projectWith({ 'content/about/policy.mdx': aboutPage('export const x = 1\n') });
    expect(problemsOf(texts)).toEqual([
      'content/about/policy.mdx:6 term files are text: `export const x = 1` is a program\n    Fix: Remove the import or export; Demo, Claim, Equation, Code are always there.',
    ]);
  });
});

it('a link to a page of the site is checked, and a wrong one told', () => {
  const texts = projectWith({
    'src/pages/race.astro': '',
    [gru]: written('Gated recurrent unit', 20) + body('See the [race](page:rase).'),
  });
  expect(problemsOf(texts).join()).toContain('no page is called "rase"');
  expect(problemsOf({ ...texts, [gru]: texts[gru]!.replace('rase', 'race') })).toEqual([]);
});

describe('links that cannot be checked:', () => {
  it.each([
    [
      'by reference',
      'A [link][x].\n\n[x]: term:nope',
      [SAID, SAID + 2],
      'links are written in place, not by reference\n    Fix: Write [text](term:id), [text](cite:id) or [text](https://…).',
    ],
    [
      'to a path of the site',
      'The [LSTM](/terms/lstm/).',
      [SAID],
      '"/terms/lstm/" breaks under another base path\n    Fix: Write (term:lstm).',
    ],
    [
      'to a path of a term there is not',
      'The [LSTM](../terms/lsmt).',
      [SAID],
      '"../terms/lsmt" breaks under another base path\n    Fix: Write (term:lstm).',
    ],
    [
      'that run',
      'A [click](javascript:run()).',
      [SAID],
      'a link to "javascript:run()" cannot be checked\n    Fix: Write (term:id), (cite:id), (claim:id), (model:id), (unverified:), (page:race), (#heading) or an https address.',
    ],
    [
      'without encryption',
      'A [page](http://example.org/).',
      [SAID],
      'a link to "http://example.org/" cannot be checked\n    Fix: Write (term:id), (cite:id), (claim:id), (model:id), (unverified:), (page:race), (#heading) or an https address.',
    ],
    [
      'to pictures',
      'A ![picture](https://www.w3.org/x.png).',
      [SAID],
      'pictures are drawn by demos\n    Fix: Write a demo and place it with <Demo id="…" />.',
    ],
  ])('%s are refused', (_, text, lines, told) => {
    expect(problemsOf(saying(text))).toEqual(lines.map((line) => `${gru}:${line} ${told}`));
  });
});

describe('formulas:', () => {
  it('a malformed one is told with its line', () => {
    expect(problemsOf(saying('Words, and $\\frac{1$ of them.'))).toEqual([
      `${gru}:${SAID} the formula $\\frac{1$ is malformed: Unexpected end of input in a macro argument, expected '}' at end of input: \\frac{1\n` +
        '    Fix: Correct the TeX; KaTeX says which commands there are.',
    ]);
  });

  it('a file without equations has none to show', () => {
    expect(problemsOf(saying('<Equation of="shift" />'))).toEqual([
      `${gru}:${SAID} src/models/shift.ts has no equations\n    Fix: Write them in its doc comment: \` *   h_t = tanh(W x_t)    what it means\`.`,
    ]);
  });

  it('an equation of a cell that cannot be set is told with the cell', () => {
    const texts = {
      ...saying('<Equation of="elman" />'),
      'src/models/elman/cell.ts': '/**\n *   h_t = W x_    broken\n */',
    };
    expect(problemsOf(texts)).toEqual([
      `${gru}:${SAID} in src/models/elman/cell.ts, the formula $h_t = W x_$ is malformed: Expected group after '_' at position 10: h_t = W x_\n` +
        '    Fix: Correct the TeX; KaTeX says which commands there are.',
    ]);
  });
});
