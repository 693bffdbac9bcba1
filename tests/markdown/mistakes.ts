/** Mistakes that contributors make, each with all that the check says of it. Before these rules every one of them landed. */
import { aboutPage, body, PROJECT, planned, projectWith, SAID, saying, written } from './project.ts';

const gru = 'content/terms/gru.mdx';
const lstm = 'content/terms/lstm.mdx';
const gers = 'content/sources/gers2000.yaml';

/** What it is, the texts of a project with it, and every problem with its fix. */
export type Mistake = [string, Record<string, string>, string[]];

/** A mistake in the text of a page, on its first line or on the one named. */
const text = (what: string, words: string, told: string | string[], line = SAID): Mistake => [
  what,
  saying(words),
  [told].flat().map((one) => `${gru}:${line} ${one}`),
];

/** A mistake in the definition of a term. */
const definition = (what: string, words: string, told: string | string[]): Mistake => [
  what,
  projectWith({
    [gru]:
      written('Gated recurrent unit', 20).replace(/definition: .*/, `definition: ${JSON.stringify(words)}`) + body(),
  }),
  [told].flat().map((one) => `${gru}:6 definition: ${one}`),
];

/** A mistake in the fields of the source. */
const source = (what: string, edit: (before: string) => string, told: string[]): Mistake => [
  what,
  projectWith({ [gers]: edit(PROJECT[gers] ?? '') }),
  told,
];

const MONEY = 'Write \\$ for the sign of money; a formula begins and ends without a space: $x$.';

/** What the page would lose, change or strike through. */
export const LOST: Mistake[] = [
  text(
    'two prices',
    'It costs $5 here and $10 there [(Gers 2000, §1)](cite:gers2000).',
    `"$5 here and $" becomes a formula and has a space beside a dollar sign\n    Fix: ${MONEY}`,
  ),
  text(
    'a price after a formula',
    'Say $x$5 [(Gers 2000, §1)](cite:gers2000).',
    `"$x$" becomes a formula and has a digit after its last dollar sign\n    Fix: ${MONEY}`,
  ),
  text(
    'a space after the first dollar',
    'Say $ x$.',
    `"$ x$" becomes a formula and has a space beside a dollar sign\n    Fix: ${MONEY}`,
  ),
  text(
    'a struck index',
    'Water is H~n~O.',
    '"~" strikes "n" through\n    Fix: Write \\~ for the sign itself, or a formula for an index: H$_2$O.',
  ),
  text(
    'struck words',
    'It ~~does~~ matter.',
    '"~" strikes "does" through\n    Fix: Write \\~ for the sign itself, or a formula for an index: H$_2$O.',
  ),
  text(
    'a call-out',
    '> [!NOTE]\n> Take care.',
    '"[!NOTE]" is shown as typed: it looks like a call-out\n    Fix: Begin the quote with bold words instead: > **Note.** …',
  ),
  text(
    'a highlight',
    'Some words.\nA ==mark== here.',
    '"==mark==" is shown as typed: it looks like a highlight\n    Fix: Write **bold** or *emphasis*.',
    SAID + 1,
  ),
  text(
    'an insertion',
    'A ++word++ more.',
    '"++word++" is shown as typed: it looks like an insertion\n    Fix: Write **bold** or *emphasis*.',
  ),
  text(
    'a raised index',
    'It grows as x^n^ does.',
    '"x^n^" is shown as typed: it looks like a raised index\n    Fix: Write it as a formula: $x^2$.',
  ),
  text(
    'a wiki link',
    'See [[lstm]].',
    '"[[lstm]]" is shown as typed: it looks like a wiki link\n    Fix: Write [words](term:id).',
  ),
  text(
    'a block',
    '::: note\nWords.\n:::',
    '":::" is shown as typed: it looks like a block of its own\n    Fix: Use a heading, a list or a quote.',
  ),
  text(
    'a smile',
    'It works :tada: well.',
    '":tada:" is shown as typed: it looks like a picture in words\n    Fix: Say it in words.',
  ),
  [
    'a footnote',
    saying('It matters.[^a]\n\n[^a]: Really.'),
    [SAID, SAID + 2].map(
      (line) =>
        `${gru}:${line} a page has no footnotes\n    Fix: Say it in the sentence, or cite: [(Author year)](cite:id).`,
    ),
  ],
  text(
    'a footnote without its text',
    'It matters.[^a]',
    '"[^a]" is shown as typed: it looks like a footnote\n    Fix: Say it in the sentence, or cite: [(Author year)](cite:id).',
  ),
  text(
    'a list to tick',
    'Some words:\n\n- [x] Done',
    'a page has no boxes to tick\n    Fix: Write a plain list.',
    SAID + 2,
  ),
  text(
    'bold type left open',
    'It **matters a lot.',
    '"**" is shown as typed: it looks like bold type that is never closed\n    Fix: Close it, with no space inside: **words**.',
  ),
  text(
    'code left open',
    'Call `run now.',
    '"`" is shown as typed: it looks like code that is never closed\n    Fix: Close it with a second backtick.',
  ),
  text(
    'a heading without its space',
    '##More\n\nWords.',
    '"##M" is shown as typed: it looks like a heading\n    Fix: Put a space after the #.',
  ),
  text(
    'stars in a product',
    'It is a*b*c.',
    'the stars around "b" become emphasis\n    Fix: Write \\* or × for the sign itself.',
  ),
  text(
    'a link with a space',
    'See [LSTM] (term:lstm).',
    '"] (term:" is shown as typed: it looks like a link that is not one\n    Fix: Write [words](term:id), without spaces.',
  ),
  text(
    'a word without end',
    `See ${'x'.repeat(90)}.`,
    `"${'x'.repeat(59)}…" has 91 characters without a space\n    Fix: Divide it, or put it in code; at most 80 fit on a line.`,
  ),
  text(
    'a language misspelled',
    '```pyton\nimport torch\n```',
    'no language of code is called "pyton"\n    Fix: Write ```python above it.',
  ),
  text(
    'a language left out',
    '```\nimport torch\n```',
    'the code does not say its language\n    Fix: Write ```text above it.',
  ),
  definition(
    'a struck index in a definition',
    'A **gated recurrent unit** is made of H~n~O.',
    '"~" strikes "n" through\n    Fix: Write \\~ for the sign itself, or a formula for an index: H$_2$O.',
  ),
  [
    'a highlight on a page about the glossary',
    projectWith({ 'content/about/policy.mdx': aboutPage('A ==mark== here.') }),
    [
      'content/about/policy.mdx:6 "==mark==" is shown as typed: it looks like a highlight\n    Fix: Write **bold** or *emphasis*.',
    ],
  ],
];

/** Links that lead nowhere or say nothing, and headings out of their order. */
export const LINKS: Mistake[] = [
  text(
    'a dead anchor',
    'See [below](#in-cod).',
    'no heading of this page is called "#in-cod"\n    Fix: Did you mean "#in-code"?',
  ),
  text(
    'a dead anchor that is like none',
    'See [below](#nowhere-at-all).',
    'no heading of this page is called "#nowhere-at-all"\n    Fix: Write the words of a heading in lower case, with hyphens for spaces.',
  ),
  text(
    'an anchor of another page',
    'See [there](term:lstm#in-code).',
    'a link to another page leads to its beginning, not to "#in-code"\n    Fix: Write (term:lstm); (#heading) leads to a heading of the same page.',
  ),
  text(
    'a link without words',
    'See [](term:lstm).',
    'the link to "term:lstm" has no words\n    Fix: Write [words](term:lstm).',
  ),
  text(
    'a link to its own page',
    'A [GRU](term:gru) is one.',
    'links to its own page\n    Fix: Remove the link, or link a heading: [words](#heading).',
  ),
  text(
    'a bare address',
    'See https://www.w3.org/TR/ for more.',
    'the address "https://www.w3.org/TR/" stands bare in the text\n    Fix: Write [words that say where it leads](https://…).',
  ),
  text(
    'a bare name of a site',
    'See www.w3.org for more.',
    'the address "http://www.w3.org" stands bare in the text\n    Fix: Write [words that say where it leads](https://…).',
  ),
  text(
    'an address for examples',
    'See [it](https://docs.example.com/x).',
    '"https://docs.example.com/x" is an address for examples\n    Fix: Write the address that was meant.',
  ),
  text(
    'an address of the own machine',
    'See [it](https://127.0.0.1/x).',
    '"https://127.0.0.1/x" is an address for examples\n    Fix: Write the address that was meant.',
  ),
  text(
    'an address without a name',
    'See [it](https://race/).',
    '"https://race/" is no address of a web page\n    Fix: Copy it from the address line of a browser.',
  ),
  text(
    'a level left out',
    'Words.\n\n#### Deep\n\nWords.',
    '"#### Deep" leaves out a level\n    Fix: Write "### Deep", or put a heading of the level between before it.',
    SAID + 2,
  ),
  [
    'a level left out on a page about the glossary',
    projectWith({ 'content/about/policy.mdx': aboutPage('### Deep\n\nWords.') }),
    [
      'content/about/policy.mdx:6 "### Deep" leaves out a level\n    Fix: Write "## Deep", or put a heading of the level between before it.',
    ],
  ],
  definition(
    'an anchor in a definition',
    'A **gated recurrent unit** is told [below](#in-code).',
    'a definition links to "#in-code"\n    Fix: Link a term instead: the definition is also shown in cards and in search, without its page.',
  ),
];

const reading = (read: string) => ({ [gers]: (PROJECT[gers] ?? '').replace('read: whole', `read: ${read}`) });
const cited = (words: string, read = 'whole') => ({
  ...saying(`As said [${words}](cite:gers2000).`),
  ...reading(read),
});
const named = (words: string) => [
  `${gru}:${SAID} "${words}" does not name the authors in their order\n    Fix: Write (Gers 2000), and the place, or cite the source that was meant.`,
];
const unread = (words: string, part: string, read: string) => [
  `${gru}:${SAID} "${words}" cites ${part}, which nobody has read: the source says read: ${read}\n    Fix: Read it and say so in the source's "read", with the day in "readOn", or cite what was read on 2026-11-23: ${read}.`,
];

/** Citations that contradict their source, and sources that nobody can check. */
export const SOURCES: Mistake[] = [
  ['the name of another', cited('(Smith 2000, §1)'), named('(Smith 2000, §1)')],
  [
    'another year',
    cited('(Gers 1987, §1)'),
    [
      `${gru}:${SAID} "(Gers 1987, §1)" names the year 1987; the source is of 2000\n    Fix: Write (Gers 2000), and the place, or cite the source that was meant.`,
    ],
  ],
  [
    'one author of three',
    {
      ...cited('(Gers 2000, §1)'),
      [gers]: (PROJECT[gers] ?? '').replace(
        '["Gers, Felix A."]',
        '["Gers, Felix A.", "Schmidhuber, Jürgen", "Cummins, Fred"]',
      ),
      [lstm]: written('Long short-term memory', 10) + body(),
    },
    [
      `${gru}:${SAID} "(Gers 2000, §1)" names 1 of 3 authors and does not say that there are others\n    Fix: Write (Gers et al. 2000), and the place, or cite the source that was meant.`,
    ],
  ],
  [
    'a section of what was read as an abstract',
    cited('(Gers 2000, §4)', 'abstract'),
    unread('(Gers 2000, §4)', '§4', 'abstract'),
  ],
  [
    'a section beyond those that were read',
    cited('(Gers 2000, §4.1)', '§1–3 and Table 2'),
    unread('(Gers 2000, §4.1)', '§4.1', '§1–3 and Table 2'),
  ],
  [
    'a table of what was read as an abstract',
    cited('(Gers 2000, Table 1)', 'abstract'),
    unread('(Gers 2000, Table 1)', 'table 1', 'abstract'),
  ],
  [
    'a page beyond those that were read',
    cited('(Gers 2000, p. 12)', 'pp. 3–9'),
    unread('(Gers 2000, p. 12)', 'page 12', 'pp. 3–9'),
  ],
  [
    'an abstract that was not read',
    cited('(Gers 2000, abstract)', 'Table 1'),
    unread('(Gers 2000, abstract)', 'the abstract', 'Table 1'),
  ],
  source('a source without an address', (before) => before.replace(/doi: .*\n/, ''), [
    `${gers} the source has no address\n    Fix: Add "doi:", "arxiv:" or "url:", so that readers can look it up.`,
  ]),
  source('another year than in its name', (before) => before.replace('year: 2000', 'year: 1999'), [
    `${gers}:3 year: is 1999, and the name of the file says 2000\n    Fix: Correct the year, or rename the file to gers1999.yaml and its citations with it.`,
    `${lstm}:15 "(Gers 2000)" names the year 2000; the source is of 1999\n    Fix: Write (Gers 1999), and the place, or cite the source that was meant.`,
  ]),
  source('nothing read yet', (before) => before.replace('read: whole', 'read: nothing yet'), [
    `${gers}:6 read: says that nothing was read\n    Fix: Read the part that is cited and say which it is; a source nobody read is not a source.`,
  ]),
  source('an address for examples', (before) => before.replace(/doi: .*/, 'url: https://example.org/'), [
    `${gers}:4 url: "https://example.org/" is an address for examples\n    Fix: Write the address that was meant.`,
  ]),
  source('emphasis as a value', (before) => before.replace('read: whole', 'read: *whole*'), [
    `${gers}:6 a value begins with "*", which YAML reads as a reference to another value\n    Fix: Put quotes around it: "*whole*".`,
  ]),
  source('a day there is not', (before) => before.replace('2026-11-23', '2026-02-30'), [
    `${gers}:7 readOn: cannot be "2026-02-30": the calendar has no such day\n    Fix: Correct the value.`,
  ]),
  source('a month there is not', (before) => before.replace('2026-11-23', '2026-13-40'), [
    `${gers}:7 readOn: cannot be "2026-13-40": the calendar has no such day\n    Fix: Correct the value.`,
  ]),
];

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

/** Terms: their definitions, names, places, days and words. */
export const TERMS: Mistake[] = [
  definition(
    'a definition of too many words',
    `A **gated recurrent unit** is ${words(60)}.`,
    'has 65 words\n    Fix: Say it in at most 60; the rest belongs under "Why it matters".',
  ),
  definition(
    'a definition without its term in bold',
    'A gated recurrent unit is a **cell** of its own.',
    'does not have the term in bold\n    Fix: Set it where it is explained: **gated recurrent unit**.',
  ),
  definition(
    'a definition still to be written',
    'A **gated recurrent unit** is a term of this glossary whose page is being written.',
    'says only that it will be written\n    Fix: Say in one or two sentences what the term is.',
  ),
  [
    'a name that the search takes for another',
    projectWith({ 'content/terms/softmax.mdx': planned('Soft max', 20, 'aliases: [Long short term memory]\n') }),
    [
      'content/terms/softmax.mdx:6 aliases: "Long short term memory", which the search takes for "Long short-term memory", is also a name of "lstm" (content/terms/lstm.mdx)\n    Fix: A name leads to one term: remove it from one of the two, or give the word a page of its own in content/senses.',
    ],
  ],
  [
    'a place that is taken',
    projectWith({ 'content/terms/softmax.mdx': planned('Softmax', 10) }),
    [
      'content/terms/softmax.mdx:4 order: 10 is the place of content/terms/gate.mdx in the category "basics" already\n    Fix: Write another number; 20 is free.',
    ],
  ],
  text(
    'the advice of a new page',
    'Say where a reader meets this, and what goes wrong without it.',
    'the section has only the advice with which it was begun\n    Fix: Say where a reader meets this, and what goes wrong without it.',
  ),
  [
    'British words',
    saying('Its behaviour is\ncoloured by neighbours, as in “Modelling behaviour”.'),
    [
      [SAID, 'behaviour', 'behavior'],
      [SAID + 1, 'coloured', 'colored'],
      [SAID + 1, 'neighbours', 'neighbors'],
    ].map(
      ([line, british, american]) =>
        `${gru}:${line} "${british}" is a British spelling\n    Fix: Write "${american}"; put quotes around the words of others.`,
    ),
  ],
  definition(
    'a British word in a definition',
    'A **gated recurrent unit** is organised in gates.',
    '"organised" is a British spelling\n    Fix: Write "organized"; put quotes around the words of others.',
  ),
  text(
    'the demo a second time',
    '<Demo id="walk" />',
    'the page shows the demo "walk" twice, first on line 11\n    Fix: Remove one, and refer to the other in words.',
  ),
];

/** What stands beside the pages: code that nobody meets, and lists. */
export const AROUND: Mistake[] = [
  [
    'a demo that no page shows',
    projectWith({ 'src/demos/hop.tsx': '' }),
    ['src/demos/hop.tsx no page shows this demo\n    Fix: Show it on one: <Demo id="hop" />; or remove the file.'],
  ],
  [
    'a claim that no page shows',
    projectWith({ 'src/claims/one-is-odd.ts': '' }),
    [
      'src/claims/one-is-odd.ts no page shows this claim\n    Fix: Show it on one: <Claim id="one-is-odd" />, or rest words on it, [words](claim:one-is-odd); or remove the file.',
    ],
  ],
  [
    'a claim with a source there is not',
    projectWith({ 'src/claims/half-is-odd.ts': "export default defineClaim({\n  cites: ['gers2001'],\n});\n" }),
    [
      'src/claims/half-is-odd.ts:2 cites: no source is called "gers2001"\n    Fix: Did you mean "gers2000"? Otherwise add content/sources/gers2001.yaml (npm run new source gers2001).',
    ],
  ],
  [
    'a demo left as it was begun',
    projectWith({
      'src/demos/walk.tsx': '/** Walk: a random walk, to be replaced by what the reader should see. */\n',
    }),
    [
      'src/demos/walk.tsx:1 the file still has the example with which it was begun\n    Fix: Replace the example by your own, and say in the first line what it is.',
    ],
  ],
  [
    'a letter that stands twice',
    projectWith({ 'content/symbols.yaml': '- { letter: q, name: query }\n- { letter: q, name: quantity }\n' }),
    ['content/symbols.yaml "q in everywhere" stands twice\n    Fix: Remove one of the two.'],
  ],
  [
    'a letter of a cell there is not',
    projectWith({ 'content/symbols.yaml': '- { letter: q, name: query, in: [elmann] }\n' }),
    [
      'content/symbols.yaml q: no cell or term is called "elmann"\n    Fix: Did you mean "elman"? Otherwise add it to src/models or content/terms.',
    ],
  ],
  [
    'two models at one place',
    projectWith(
      Object.fromEntries(
        ['a', 'b'].map((id) => [
          `content/models/${id}.json`,
          JSON.stringify(
            {
              title: `Model ${id}`,
              order: 10,
              cache: { layers: 4, heads: 2, width: 8 },
              sources: [{ id: 'gers2000', where: 'defaults' }],
              verified: '2026-11-01',
            },
            null,
            1,
          ),
        ]),
      ),
    ),
    [
      'content/models/b.json:3 order: 10 is the place of content/models/a.json in the models already\n    Fix: Write another number; 20 is free.',
    ],
  ],
  [
    'two paths at one place',
    projectWith(
      Object.fromEntries(
        ['a', 'b'].map((id) => [
          `content/paths/${id}.yaml`,
          `title: Path ${id}\nwhom: For readers who want to know it all.\norder: 10\nsteps:\n  - { term: gate, why: It comes first. }\n  - { term: softmax, why: It comes next. }\n`,
        ]),
      ),
    ),
    [
      'content/paths/b.yaml:3 order: 10 is the place of content/paths/a.yaml in the paths already\n    Fix: Write another number; 20 is free.',
    ],
  ],
];
