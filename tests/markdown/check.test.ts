/** Every bad input is told with its file, its line, its field, the nearest names and the fix. */
import { describe, expect, it } from 'vitest';
import { checkContent, sentences } from '../../src/markdown/check.ts';
import { readContent } from '../../src/markdown/content.ts';
import { format } from '../../src/markdown/problem.ts';
import { body, planned, PROJECT, projectWith, saying, written } from './project.ts';

const problemsOf = (texts: Record<string, string>) => checkContent(readContent(texts)).map(format);
const gru = 'content/terms/gru.mdx';

/** The line of the sentence that `saying` puts into the page on the GRU. */
const SAID = 15;

it('finds nothing wrong with a project in order', () => {
  expect(problemsOf(PROJECT)).toEqual([]);
});

describe('an unknown id is told with its line, the nearest ids and how to add it:', () => {
  const cases: [string, Record<string, string>, string][] = [
    ['a term in a link', saying('See [it](term:lsmt).'),
      `${gru}:${SAID} no term is called "lsmt"\n    Fix: Did you mean "lstm"? Otherwise add content/terms/lsmt.mdx (npm run new term lsmt).`],
    ['a source', saying('As said [(Gers 2001)](cite:gers2001).'),
      `${gru}:${SAID} no source is called "gers2001"\n    Fix: Did you mean "gers2000"? Otherwise add content/sources/gers2001.yaml (npm run new source gers2001).`],
    ['a demo', saying('<Demo id="wlak" />'),
      `${gru}:${SAID} no demo is called "wlak"\n    Fix: Did you mean "walk"? Otherwise add src/demos/wlak.tsx (npm run new demo wlak).`],
    ['a claim', saying('<Claim id="half-is-even" />'),
      `${gru}:${SAID} no claim is called "half-is-even"\n    Fix: Did you mean "half-is-odd"? Otherwise add src/claims/half-is-even.ts (npm run new claim half-is-even).`],
    ['a cell of an equation', saying('<Equation of="elmann" />'),
      `${gru}:${SAID} no cell is called "elmann"\n    Fix: Did you mean "elman"? Otherwise add src/cells/elmann.ts.`],
    ['a cell of a listing', saying('<Code of="elmann" />'),
      `${gru}:${SAID} no cell is called "elmann"\n    Fix: Did you mean "elman"? Otherwise add src/cells/elmann.ts.`],
    ['a prerequisite', saying('Words.', 'prerequisites:\n  - gate\n  - softmaks\n'),
      `${gru}:11 prerequisites: no term is called "softmaks"\n    Fix: Did you mean "softmax"? Otherwise add content/terms/softmaks.mdx (npm run new term softmaks).`],
    ['a related term', saying('Words.', 'related: [gatte]\n'),
      `${gru}:9 related: no term is called "gatte"\n    Fix: Did you mean "gate"? Otherwise add content/terms/gatte.mdx (npm run new term gatte).`],
    ['a category', projectWith({ 'content/terms/gate.mdx': planned('Gate', 10).replace('basics', 'basic') }),
      'content/terms/gate.mdx:3 category: no category is called "basic"\n    Fix: Did you mean "basics"? Otherwise add it to content/categories.yaml.'],
    ['a term in a definition', projectWith({ [gru]: written('Gated recurrent unit', 20).replace('a thing', 'a [thing](term:thing)') + body() }),
      `${gru}:6 definition: no term is called "thing"\n    Fix: Did you mean "gate", "gru" or "lstm"? Otherwise add content/terms/thing.mdx (npm run new term thing).`],
    ['a term on a page about the glossary', projectWith({ 'content/about/policy.mdx': '---\ntitle: Policy\n---\n\n[It](term:nope).\n' }),
      'content/about/policy.mdx:5 no term is called "nope"\n    Fix: Did you mean "gate", "gru" or "lstm"? Otherwise add content/terms/nope.mdx (npm run new term nope).'],
  ];
  it.each(cases)('%s', (_, texts, expected) => {
    expect(problemsOf(texts)).toEqual([expected]);
  });
});

it('accepts links to planned terms, headings and https addresses', () => {
  expect(problemsOf(saying('A [gate](term:gate), [below](#in-code), [a page](https://example.org/), <Equation of="elman" />.'))).toEqual([]);
});

it('refuses a term that names itself', () => {
  expect(problemsOf(saying('Words.', 'related: [gru]\n'))).toEqual([`${gru}:9 related: names the term itself\n    Fix: Remove "gru".`]);
});

describe('a name leads to one term:', () => {
  it.each([
    ['a title', planned('Long Short-Term Memory', 10), ':2 title: "Long Short-Term Memory"'],
    ['an abbreviation', planned('Gate', 10, 'abbreviation: lstm\n'), ':6 abbreviation: "lstm"'],
    ['an alias', planned('Gate', 10, 'aliases:\n  - valve\n  - LSTM\n'), ':8 aliases: "LSTM"'],
  ])('%s of two terms is told, in either case, with the other term', (_, gate, told) => {
    // Terms are read in the order of their names, so the later file is the one that is told.
    const texts = projectWith({ 'content/terms/zgate.mdx': gate, 'content/terms/gate.mdx': planned('Valve gate', 11) });
    expect(problemsOf(texts)).toEqual([
      `content/terms/zgate.mdx${told} is also a name of "lstm" (content/terms/lstm.mdx)\n    Fix: A name leads to one term: remove it from one of the two.`,
    ]);
  });

  it('a name that stands twice in one file is told', () => {
    const texts = projectWith({ 'content/terms/gate.mdx': planned('Gate', 10, 'aliases: [gate]\n') });
    expect(problemsOf(texts)).toEqual(['content/terms/gate.mdx:6 aliases: "gate" stands twice\n    Fix: Remove one.']);
  });
});

it('prints a circle of prerequisites once, the whole way round', () => {
  const texts = projectWith({
    'content/terms/gate.mdx': planned('Gate', 10, 'prerequisites: [gru]\n'),
    [gru]: written('Gated recurrent unit', 20, 'prerequisites: [lstm]\n') + body(),
    'content/terms/lstm.mdx': written('Long short-term memory', 10, 'prerequisites: [softmax, gate]\n') + body('[x](cite:gers2000)'),
  });
  expect(problemsOf(texts)).toEqual([
    'content/terms/lstm.mdx:9 prerequisites: the terms need each other: gate → gru → lstm → gate\n' +
      '    Fix: Remove one of these prerequisites, for example "gate" here.',
  ]);
});

describe('sources:', () => {
  it('one that no page cites is told', () => {
    const texts = projectWith({ 'content/terms/lstm.mdx': written('Long short-term memory', 10) + body() });
    expect(problemsOf(texts)).toEqual([
      'content/sources/gers2000.yaml no page cites this source\n    Fix: Cite it with [(Author year)](cite:gers2000), or remove the file.',
    ]);
  });

  it('one cited in a definition only, or by a page about the glossary only, counts as cited', () => {
    const silent = written('Long short-term memory', 10);
    const citing = silent.replace('a thing', 'a thing [(Gers 2000)](cite:gers2000)');
    const about = '---\ntitle: Policy\n---\n[x](cite:gers2000)\n';
    expect(problemsOf(projectWith({ 'content/terms/lstm.mdx': citing + body() }))).toEqual([]);
    expect(problemsOf(projectWith({ 'content/terms/lstm.mdx': silent + body(), 'content/about/policy.mdx': about }))).toEqual([]);
  });

  it.each([
    ['an unknown field', 'arxif: 3\n', ':7 arxif: there is no such field\n    Fix: Remove it, or write "arxiv". Fields: title, authors, year, venue, doi, arxiv, url, kind, read, readOn.'],
    ['an address that would run', 'url: "javascript:alert(1)"\n', ':7 url: cannot be "javascript:alert(1)": an address starts with https:// or http://\n    Fix: Correct the value.'],
    ['a DOI with its address', 'doi: https://doi.org/10.1/x\n', ':7 doi: cannot be "https://doi.org/10.1/x": a DOI starts with 10. and has no https://doi.org/ before it\n    Fix: Correct the value.'],
  ])('%s is told with its line', (_, more, told) => {
    const file = 'content/sources/gers2000.yaml';
    expect(problemsOf(projectWith({ [file]: PROJECT[file] + more }))).toEqual([file + told]);
  });

  it('a missing field is told, and does not make its citations unknown', () => {
    const file = 'content/sources/gers2000.yaml';
    expect(problemsOf(projectWith({ [file]: PROJECT[file]!.replace('read: abstract\n', '') }))).toEqual([
      `${file} read: is missing\n    Fix: Add "read:" with a value.`,
    ]);
  });
});

describe('sections:', () => {
  const page = (edit: (text: string) => string) => projectWith({ [gru]: written('Gated recurrent unit', 20) + edit(body()) });
  const ORDER = 'Why it matters · Deeper dive · In symbols · In code · In practice · In your workflow · Common misconceptions.';

  it.each<[string, (text: string) => string, string]>([
    ['a missing one', (text) => text.replace('## In code\n\nSome words.\n', ''),
      ` the section "## In code" is missing\n    Fix: Add it. The order is ${ORDER}`],
    ['one in the wrong place', (text) => text.replace('## Deeper dive', '## X').replace('## In symbols', '## Deeper dive').replace('## X', '## In symbols'),
      `:20 "## Deeper dive" stands after "## In symbols"\n    Fix: The order is ${ORDER}`],
    ['one there is not', (text) => text + '\n\n## In practise\n\nWords.',
      `:40 "## In practise" is not a section\n    Fix: Write "## In practice", or use ### inside a section. Sections: ${ORDER.slice(0, -1)}.`],
    ['an empty one', (text) => text.replace('## In code\n\nSome words.', '## In code'),
      ':24 the section "## In code" is empty\n    Fix: Write it.'],
    ['one with nothing but headings', (text) => text.replace('## In code\n\nSome words.', '## In code\n\n### PyTorch'),
      ':24 the section "## In code" is empty\n    Fix: Write it.'],
    ['one that stands twice', (text) => text.replace('## Deeper dive\n', '## Why it matters\n\nAgain.\n\n## Deeper dive\n'),
      ':16 the heading "Why it matters" stands twice, first on line 12\n    Fix: Give each its own words: links lead to headings by their text.'],
    ['a heading below that stands twice', (text) => text.replace('It matters.', '### One\n\nx\n\n### one\n\ny'),
      ':18 the heading "one" stands twice, first on line 14\n    Fix: Give each its own words: links lead to headings by their text.'],
    ['a second title', (text) => text.replace('It matters.', 'It matters.\n\n# GRU'),
      ':16 "# GRU" is a second title\n    Fix: The page has its title from the front matter: remove this, or use ## and ###.'],
    ['a page without its demo', (text) => text.replace('<Demo id="walk" />\n\n', ''),
      ':10 the page does not begin with its main demo\n    Fix: Put <Demo id="…" /> before the first section.'],
  ])('%s is told', (_, edit, told) => {
    expect(problemsOf(page(edit))).toContain(gru + told);
  });
});

describe('front matter:', () => {
  const gate = 'content/terms/gate.mdx';
  it.each([
    ['an unknown field', planned('Gate', 10, 'alias: [valve]\n'), ':6 alias: there is no such field\n    Fix: Remove it, or write "aliases". Fields: title, abbreviation, aliases, category, order, prerequisites, related, core, formerly, status.'],
    ['a missing field', planned('Gate', 10).replace('title: Gate\n', ''), ' title: is missing\n    Fix: Add "title:" with a value.'],
    ['an empty field', planned('Gate', 10).replace('title: Gate', 'title:'), ':2 title: is missing\n    Fix: Add "title:" with a value.'],
    ['a text for a list', planned('Gate', 10, 'aliases: valve\n'), ':6 aliases: cannot be "valve": Invalid input: expected array, received string\n    Fix: Write it as a list: [valve].'],
    ['a number for a text', planned('Gate', 10, 'aliases:\n  - valve\n  - 7\n'), ':8 aliases.1: cannot be 7: Invalid input: expected string, received number\n    Fix: Write it in quotes: "7".'],
    ['a malformed id', planned('Gate', 10, 'related: [Reset Gate]\n'), ':6 related.0: cannot be "Reset Gate": ids are lower-case words joined by hyphens, like state-space-model\n    Fix: Correct the value.'],
    ['a status there is not', planned('Gate', 10).replace('planned', 'draft'), ':5 status: cannot be "draft": Invalid option: expected one of "written"|"planned"\n    Fix: Write "written" or "planned".'],
    ['no status', planned('Gate', 10).replace('status: planned\n', ''), ' status: is missing\n    Fix: Add "status:". Write "written" or "planned".'],
    ['a definition of a planned term', planned('Gate', 10, 'definition: A gate is a number between nothing and all.\n'), ':6 definition: a planned term has no such field\n    Fix: Remove it, or set "status: written" and write the page.'],
    ['a colon without quotes', planned('Gate: a number', 10), ':2 cannot be read as YAML: Nested mappings are not allowed in compact mappings at line 1, column 8\n    Fix: Indent as in the neighboring files; put quotes around values with a colon, a hash, a quote or a bracket.'],
    ['none at all', 'Just a text.\n', ':1 has no front matter\n    Fix: Begin the file with ---, then the fields, then --- again.'],
    ['a planned term with a text', planned('Gate', 10) + '\nA text.\n', ':7 a planned term has front matter only\n    Fix: Remove the text, or set "status: written" and fill every section.'],
  ])('%s is told', (_, text, told) => {
    expect(problemsOf(projectWith({ [gate]: text }))).toEqual([gate + told]);
  });

  it('of a written term asks for everything that is missing at once', () => {
    const text = written('Gated recurrent unit', 20).replace(/(definition|verified|reviews).*\n/g, '') + body();
    expect(problemsOf(projectWith({ [gru]: text }))).toEqual(
      ['definition', 'verified', 'reviews'].map((field) => `${gru} ${field}: is missing\n    Fix: Add "${field}:" with a value.`),
    );
  });

  it('that cannot be read does not make other pages wrong', () => {
    const texts = projectWith({
      'content/terms/lstm.mdx': written('Long short-term memory', 10, 'colour: red\n') + body('[(Gers 2000)](cite:gers2000)'),
      [gru]: written('Gated recurrent unit', 20, 'prerequisites: [lstm]\n') + body('[LSTM](term:lstm)'),
    });
    expect(problemsOf(texts).map((told) => told.split('\n')[0])).toEqual(['content/terms/lstm.mdx:9 colour: there is no such field']);
  });

  it('names a date that is no date, and a field of a review there is not', () => {
    const text = written('Gated recurrent unit', 20).replace('verified: 2026-11-23', 'verified: soon').replace('when: 2026-11-23', 'when: 2026-11-23, who: Ann');
    expect(problemsOf(projectWith({ [gru]: text + body() }))).toEqual([
      `${gru}:7 verified: cannot be "soon": dates are written 2026-11-23\n    Fix: Correct the value.`,
      `${gru}:8 reviews.0.who: there is no such field\n    Fix: Remove it.`,
    ]);
  });
});

describe('definitions:', () => {
  const defined = (definition: string) => projectWith({ [gru]: written('Gated recurrent unit', 20).replace(/definition: .*/, `definition: ${JSON.stringify(definition)}`) + body() });
  it.each([
    ['three sentences', 'A unit is a thing. It has gates. It has two.', ['has 3 sentences\n    Fix: Say it in at most two; the rest belongs under "Why it matters".']],
    ['raw HTML', 'A unit with <b onclick="run()">gates</b>, two of them.', ['raw HTML is not allowed: <b onclick="run()">\n    Fix: Use Markdown; write \\< for a literal angle bracket.', 'raw HTML is not allowed: </b>\n    Fix: Use Markdown; write \\< for a literal angle bracket.']],
    ['two paragraphs', 'A unit with gates\n\nand a paragraph too many.', ['is not one paragraph\n    Fix: Write one or two sentences without headings, lists or empty lines.']],
    ['a formula that is none', 'A unit with the state $h_$ of old.', ["the formula $h_$ is malformed: Expected group after '_' at position 2: h_\n    Fix: Correct the TeX; KaTeX says which commands there are."]],
  ])('%s are told with the field', (_, definition, told) => {
    expect(problemsOf(defined(definition))).toEqual(told.map((message) => `${gru}:6 definition: ${message}`));
  });

  it('dots in numbers, names and abbreviations end no sentence', () => {
    expect(sentences('It has 0.5 of it, as Gers et al. 2000 say (§2.1). It is nn.LSTM in PyTorch.')).toBe(2);
  });
});

describe('term files are text, not programs:', () => {
  it.each([
    ['an import', "import fs from 'node:fs'", "term files are text: `import fs from 'node:fs'` is a program\n    Fix: Remove the import or export; Demo, Claim, Equation, Code are always there."],
    ['an export', 'export const answer = 42', 'term files are text: `export const answer = 42` is a program\n    Fix: Remove the import or export; Demo, Claim, Equation, Code are always there.'],
    ['an expression in a line', 'The answer is {6 * 7}.', 'term files are text: `{6 * 7}` is an expression\n    Fix: Write \\{ for a literal brace, $…$ for math, or use a claim for a computed number.'],
    ['an expression of its own', '{process.exit()}', 'term files are text: `{process.exit()}` is an expression\n    Fix: Write \\{ for a literal brace, $…$ for math, or use a claim for a computed number.'],
    ['raw HTML', 'Some <b>bold</b> words.', 'raw HTML is not allowed: <b>\n    Fix: Use Markdown; write \\< for a literal angle bracket.'],
    ['a script', '<script src="https://example.org/x.js" />', 'raw HTML is not allowed: <script>\n    Fix: Use Markdown; write \\< for a literal angle bracket.'],
    ['a fragment', '<>Words</>', 'raw HTML is not allowed: <>\n    Fix: Use Markdown; write \\< for a literal angle bracket.'],
    ['an unknown component', '<Demos id="walk" />', 'there is no component <Demos>\n    Fix: Did you mean <Demo>? Components: Demo, Claim, Equation, Code.'],
    ['an unknown attribute', '<Demo name="walk" />', '<Demo> has no attribute "name"\n    Fix: Write <Demo id="…" />.'],
    ['an attribute too many', '<Demo id="walk" seed="2" />', '<Demo> has no attribute "seed"\n    Fix: Write <Demo id="…" />.'],
    ['no attribute', '<Demo />', '<Demo> takes one attribute, id\n    Fix: Write <Demo id="…" />.'],
    ['an expression as attribute', '<Demo id={run()} />', '<Demo> takes a plain text as id, not an expression\n    Fix: Write <Demo id="…" />.'],
    ['spread attributes', '<Demo id="walk" {...run()} />', '<Demo> takes a plain text as id, not an expression\n    Fix: Write <Demo id="…" />.'],
    ['content in a component', '<Demo id="walk">words</Demo>', '<Demo> has no content\n    Fix: Write <Demo id="…" /> and put the text beside it.'],
    ['an expression in a list', '- one\n- {two}', 'term files are text: `{two}` is an expression\n    Fix: Write \\{ for a literal brace, $…$ for math, or use a claim for a computed number.', SAID + 1],
    ['a brace left open', 'Some {words.', 'cannot be read as text: Unexpected end of file in expression, expected a corresponding closing brace for `{`\n    Fix: Term files are Markdown. Put code in backticks; write \\{ and \\< for a literal brace or angle bracket.'],
    ['an HTML comment', '<!-- later -->', 'cannot be read as text: Unexpected character `!` (U+0021) before name, expected a character that can start a name, such as a letter, `$`, or `_`\n    Fix: Term files are Markdown. Put code in backticks; write \\{ and \\< for a literal brace or angle bracket.'],
  ])('%s is rejected with its line', (_, text, told, line = SAID) => {
    expect(problemsOf(saying(text as string))).toEqual([`${gru}:${line} ${told}`]);
  });

  it('code and escaped braces are text', () => {
    expect(problemsOf(saying('Write `{x}` and `<b>`, or \\{x\\}.\n\n```python\nimport torch\nprint({1})\n```'))).toEqual([]);
  });

  it('pages about the glossary are text too', () => {
    const texts = projectWith({ 'content/about/policy.mdx': '---\ntitle: Policy\n---\n\nexport const x = 1\n' });
    expect(problemsOf(texts)).toEqual([
      'content/about/policy.mdx:5 term files are text: `export const x = 1` is a program\n    Fix: Remove the import or export; Demo, Claim, Equation, Code are always there.',
    ]);
  });
});

describe('links that cannot be checked:', () => {
  it.each([
    ['by reference', 'A [link][x].\n\n[x]: term:nope', [SAID, SAID + 2], 'links are written in place, not by reference\n    Fix: Write [text](term:id), [text](cite:id) or [text](https://…).'],
    ['to a path of the site', 'The [LSTM](/terms/lstm/).', [SAID], '"/terms/lstm/" breaks under another base path\n    Fix: Write (term:lstm).'],
    ['to a path of a term there is not', 'The [LSTM](../terms/lsmt).', [SAID], '"../terms/lsmt" breaks under another base path\n    Fix: Write (term:lstm).'],
    ['that run', 'A [click](javascript:run()).', [SAID], 'a link to "javascript:run()" cannot be checked\n    Fix: Write (term:id), (cite:id), (#heading) or an https address.'],
    ['without encryption', 'A [page](http://example.org/).', [SAID], 'a link to "http://example.org/" cannot be checked\n    Fix: Write (term:id), (cite:id), (#heading) or an https address.'],
    ['to pictures', 'A ![picture](https://example.org/x.png).', [SAID], 'pictures are drawn by demos\n    Fix: Write a demo and place it with <Demo id="…" />.'],
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
      `${gru}:${SAID} src/cells/shift.ts has no equations\n    Fix: Write them in its doc comment: \` *   h_t = tanh(W x_t)    what it means\`.`,
    ]);
  });

  it('an equation of a cell that cannot be set is told with the cell', () => {
    const texts = { ...saying('<Equation of="elman" />'), 'src/cells/elman.ts': '/**\n *   h_t = W x_    broken\n */' };
    expect(problemsOf(texts)).toEqual([
      `${gru}:${SAID} in src/cells/elman.ts, the formula $h_t = W x_$ is malformed: Expected group after '_' at position 10: h_t = W x_\n` +
        '    Fix: Correct the TeX; KaTeX says which commands there are.',
    ]);
  });
});

describe('old ids:', () => {
  it.each([
    ['of a term that still exists', 'gate', 'gate'],
    ['of two terms', 'vanilla-unit', 'gate'],
  ])('%s are told', (_, old, owner) => {
    const texts = projectWith({
      'content/terms/gate.mdx': planned('Gate', 10, 'formerly: [vanilla-unit]\n'),
      [gru]: written('Gated recurrent unit', 20, `formerly: [gru-cell, ${old}]\n`) + body(),
    });
    expect(problemsOf(texts)).toEqual([
      `${gru}:9 formerly: "${old}" already leads to "${owner}"\n    Fix: An old id leads to one term only, and is not the id of another: remove it here.`,
    ]);
  });
});

it('asks for file names that can be ids', () => {
  const texts = projectWith({ 'content/terms/Reset gate.mdx': planned('Reset gate', 30), 'content/sources/gers-2000.yaml': PROJECT['content/sources/gers2000.yaml']! });
  expect(problemsOf(texts).filter((told) => told.includes('cannot be an id'))).toEqual([
    'content/sources/gers-2000.yaml "gers-2000" cannot be an id: the id of a source is a family name and a year, like gers2000 or gers2000peephole\n    Fix: Rename the file.',
    'content/terms/Reset gate.mdx "Reset gate" cannot be an id: ids are lower-case words joined by hyphens, like state-space-model\n    Fix: Rename the file.',
  ]);
});

it('tells all problems of all files, by file and line', () => {
  const texts = { ...saying('{1}\n\n[x](term:nope)\n\n<Foo />'), 'content/terms/gate.mdx': planned('Gate', 10, 'colour: red\n') };
  expect(problemsOf(texts).map((told) => told.split(' ')[0])).toEqual(['content/terms/gate.mdx:6', `${gru}:${SAID}`, `${gru}:${SAID + 2}`, `${gru}:${SAID + 4}`]);
});
