/** The smallest files of each kind, in order but for what only their writer can say: what `npm run new` writes. */
import { ADVICE, FILLER } from '../markdown/filler.ts';
import { SECTIONS } from '../markdown/sections.ts';

/** `forget-gate` as words: `Forget gate`. */
export const titleOf = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');

/** The body of a term page: its main demo, then every section. */
export const termBody = (demo: string): string =>
  [`<Demo id="${demo}" />`, ...SECTIONS.map((name) => `## ${name}\n\n${ADVICE[name]}`)].join('\n\n') + '\n';

/** The fields that only a written term has, in place of `status: planned`. */
export const writtenFields = (title: string, today: string): string => `status: written
definition: >-
  **${title}** ${FILLER.definition}
verified: ${today}
reviews:
  - what: ${FILLER.review}
    when: ${today}`;

/** The front matter of a term that was not even planned; `neighbor` is a written term, so that the page is no island. */
export const newTerm = (id: string, category: string, order: number, neighbor = ''): string => `---
title: ${titleOf(id)}
aliases: []
category: ${category}
order: ${order}
prerequisites: []
related: [${neighbor}]
status: planned
---
`;

/** A source. It passes once it is read and a page cites it. */
export const newSource = (id: string, today: string): string => `title: ${FILLER.sourceTitle}
authors: ['${titleOf(/^[a-z]+/.exec(id)![0])}, ${FILLER.givenName}']
year: ${/\d{4}/.exec(id)![0]}
url: ${FILLER.address}
kind: paper
read: ${FILLER.read}
readOn: ${today}
`;

/** A demo that runs: a random walk. */
export const newDemo = (
  id: string,
): string => `/** ${titleOf(id)}: a random walk, ${FILLER.code} what the reader should see. */
import { Lines } from '../charts/lines.tsx';
import { shown } from '../charts/scale.ts';
import { defineDemo, range } from '../define.ts';

interface Frame {
  walk: number[];
}

export default defineDemo({
  title: 'Watch a random walk',
  dare: 'Take more steps, then try another seed.',
  controls: { steps: range('Steps', 5, 60, 20) },
  tries: [
    { label: 'a short walk', settings: { steps: 5 } },
    { label: 'a long walk', settings: { steps: 60 } },
  ],
  *run({ steps }, random): Generator<Frame> {
    const walk = [0];
    while (walk.length <= steps) walk.push(walk.at(-1)! + random.normal());
    yield { walk };
  },
  view: ({ walk }) => (
    <Lines
      title="Where the walk stands after each step"
      x={{ label: 'step', domain: [0, walk.length - 1] }}
      y={{ label: 'place', domain: [Math.min(...walk), Math.max(...walk)] }}
      series={[{ points: walk.map((place, k) => [k, place]), quantity: 'hidden' }]}
    />
  ),
  tell: ({ walk }) => \`After \${walk.length - 1} steps the walk stands at \${shown(walk.at(-1)!)}.\`,
});
`;

/** A claim that holds: half of all running parities are odd. It says how far the draws lie apart, as an effect of chance must. */
export const newClaim = (
  id: string,
): string => `/** ${titleOf(id)}: half of all running parities are odd, ${FILLER.code} what the id says. */
import { defineClaim } from '../define.ts';
import { Random } from '../random.ts';
import { parity } from '../tasks/parity.ts';

const SEEDS = [1, 2, 3, 4, 5];

export default defineClaim({
  cites: [],
  domain: 'these draws; write for which sizes, ranges, number formats and initializations it holds',
  async measure({ sequences, length } = { sequences: 200, length: 100 }) {
    const odd = SEEDS.map((seed) => {
      const { y } = parity.batch(new Random(seed), sequences, length);
      return (100 * y.reduce((sum, bit) => sum + bit, 0)) / y.length;
    });
    return { sequences, length, odd: odd.sort((a, b) => a - b) };
  },
  holds: ({ odd }) => odd.every((share) => Math.abs(share - 50) < 2),
  says: ({ sequences, length, odd }) =>
    \`In \${sequences} sequences of \${length} steps, \${odd[2]!.toFixed(1)} % of the running parities are odd \` +
    \`(median of \${odd.length} draws, from \${odd[0]!.toFixed(1)} to \${odd.at(-1)!.toFixed(1)} %).\`,
  breaks: { by: 'one sequence of one step', alteration: { sequences: 1, length: 1 } },
});
`;

/** A learning path. What is empty the check asks for, one field after the other. */
export const newPath = (id: string, order: number): string => `title: ${titleOf(id)}
# For whom it is, and what they can do at its end: one or two sentences.
whom:
order: ${order}
# Two or more; why each stands here is one sentence.
steps:
  - term:
    why:
  - term:
    why:
`;

/** A word with several meanings. */
export const newSense = (id: string): string => `title: ${titleOf(id)}
# What the meanings have in common, or why they are confused.
introduction:
# Each meaning in half a sentence, as it would stand after a dash.
senses:
  - term:
    means:
  - term:
    means:
`;

/** A sentence that glossaries print, to be tested. */
export const newTested = (order: number): string => `---
# As glossaries print it, in your words.
sentence:
# right, imprecise, wrong or unverifiable.
verdict:
order: ${order}
---
`;

/** A published model; no layer, head or width may stay 0. */
export const newModel = (id: string, order: number, today: string): string =>
  `${JSON.stringify(
    {
      title: titleOf(id),
      order,
      cache: { layers: 0, heads: 0, width: 0 },
      sources: [{ id: '', where: '' }],
      verified: today,
    },
    null,
    2,
  )}\n`;
