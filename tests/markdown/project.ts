/** A small glossary in order, as texts by path; each test breaks one thing in it. */
import { checkContent } from '../../src/markdown/check.ts';
import { readContent } from '../../src/markdown/content.ts';
import { format } from '../../src/markdown/problem.ts';
import { SECTIONS } from '../../src/markdown/sections.ts';

/** A page with every section. `text` stands under "Why it matters". */
export const body = (text = 'It matters.'): string =>
  ['<Demo id="walk" />', ...SECTIONS.map((name, k) => `## ${name}\n\n${k === 0 ? text : 'Some words.'}`)].join('\n\n');

/** The front matter of a written term of the category `recurrent`. */
export const written = (title: string, order: number, more = ''): string => `---
title: ${title}
category: recurrent
order: ${order}
status: written
definition: A **${title.toLowerCase()}** is a thing of which this page tells.
verified: 2026-11-23
reviews: [{ what: read by nobody, when: 2026-11-23 }]
${more}---
`;

/** The front matter of a planned term of the category `basics`. */
export const planned = (title: string, order: number, more = ''): string =>
  `---\ntitle: ${title}\ncategory: basics\norder: ${order}\nstatus: planned\n${more}---\n`;

/** A page about the glossary; its text begins on line 6. */
export const aboutPage = (text: string): string =>
  `---\ntitle: Policy\ndescription: How pages are made here.\norder: 10\n---\n${text}`;

/** Two written terms, two planned ones, a page about the glossary, one source, demo, claim and cell. */
export const PROJECT: Record<string, string> = {
  'content/categories.yaml': '- id: basics\n  title: Basics\n- id: recurrent\n  title: Recurrent\n',
  'content/symbols.yaml': '- { letter: q, name: query }\n',
  'content/terms/lstm.mdx':
    written('Long short-term memory', 10, 'abbreviation: LSTM\n') +
    body('A sentence [(Gers 2000)](cite:gers2000), unlike a [GRU](term:gru).'),
  'content/terms/gru.mdx': written('Gated recurrent unit', 20, 'abbreviation: GRU\n') + body(),
  'content/about/claims.mdx':
    '---\ntitle: Claims\ndescription: What is measured here.\norder: 90\n---\nSome [words](claim:half-is-odd).\n',
  'content/terms/gate.mdx': planned('Gate', 10),
  'content/terms/softmax.mdx': planned('Softmax', 20),
  'content/sources/gers2000.yaml':
    'title: Learning to forget\nauthors: ["Gers, Felix A."]\nyear: 2000\ndoi: 10.1162/089976600300015015\nkind: paper\nread: whole\nreadOn: 2026-11-23\n',
  'src/demos/walk.tsx': '',
  'src/claims/half-is-odd.ts': '',
  'src/models/elman/cell.ts': '/**\n * A cell.\n *   h_t = tanh(W x_t)    the new state\n */\n',
  'src/models/shift.ts': '/** Not a cell. */\n',
};

/** The project with some texts put in the place of others, or beside them. */
export const projectWith = (texts: Record<string, string>): Record<string, string> => ({ ...PROJECT, ...texts });

/** The line on which the text of `saying` begins. */
export const SAID = 15;

/** The project whose page on the GRU has another text under "Why it matters", and one more line of front matter. */
export const saying = (text: string, more = 'abbreviation: GRU\n'): Record<string, string> =>
  projectWith({ 'content/terms/gru.mdx': written('Gated recurrent unit', 20, more) + body(text) });

/** What the check says of a project. */
export const problemsOf = (texts: Record<string, string>): string[] => checkContent(readContent(texts)).map(format);
