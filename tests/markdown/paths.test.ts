/** Learning paths: what their files must say, which steps are refused, and where a term stands on them. */
import { describe, expect, it } from 'vitest';
import { loadContent, readContent } from '../../src/markdown/content.ts';
import { toGlossary } from '../../src/markdown/glossary.ts';
import { chainOfNeed } from '../../src/markdown/paths.ts';
import { body, planned, problemsOf, projectWith, written } from './project.ts';

const file = 'content/paths/gates.yaml';
const path = (steps: string[][], head = '') =>
  `title: Gates\nwhom: For readers who wonder what gates are.\norder: 10\n${head}steps:\n` +
  steps.map(([term, why = 'It stands here for a reason.']) => `  - term: ${term}\n    why: ${why}\n`).join('');
const withPath = (text: string, more: Record<string, string> = {}) => projectWith({ [file]: text, ...more });

/** The GRU needs the gate; the LSTM needs the GRU, and so the gate. */
const NEEDY = {
  'content/terms/gru.mdx': written('Gated recurrent unit', 20, 'prerequisites: [gate]\n') + body(),
  'content/terms/lstm.mdx':
    written('Long short-term memory', 10, 'prerequisites: [gru]\n') + body('[x](cite:gers2000)'),
};

describe('a path', () => {
  it('with its steps in order is accepted, planned terms among them', () => {
    expect(problemsOf(withPath(path([['gate'], ['gru'], ['lstm']]), NEEDY))).toEqual([]);
  });

  it.each([
    [
      'names a term there is not',
      path([['gate'], ['lsmt']]),
      `${file}:7 steps.1: no term is called "lsmt"\n    Fix: Did you mean "lstm"? Otherwise add content/terms/lsmt.mdx (npm run new term lsmt).`,
    ],
    [
      'names a term twice',
      path([['gate'], ['softmax'], ['gate']]),
      `${file}:9 steps.2: "gate" stands on the path already\n    Fix: Remove one of the two steps.`,
    ],
    [
      'has a term after one that needs it',
      path([['gru'], ['gate']]),
      `${file}:7 steps.1: "gate" comes after "gru", which needs it\n    Fix: Move "gate" before "gru".`,
    ],
    [
      'has a term after one that needs it by way of another',
      path([['softmax'], ['lstm'], ['gate']]),
      `${file}:9 steps.2: "gate" comes after "lstm", which needs it (lstm → gru → gate)\n    Fix: Move "gate" before "lstm".`,
    ],
    [
      'gives a reason with a number',
      path([['gate'], ['gru', 'It has two gates.']]),
      `${file}:8 steps.1.why: says "two", which needs a mark\n    Fix: Paths carry no marks: say it without a number, a date or a comparison; the term’s page has the figures.`,
    ],
    [
      'gives a reason of two sentences',
      path([['gate'], ['gru', 'It has gates. So it stands here.']]),
      `${file}:8 steps.1.why: cannot be "It has gates. So it stands here.": say why in one sentence, with its full stop\n    Fix: Correct the value.`,
    ],
    [
      'gives a reason without a full stop',
      path([['gate'], ['gru', 'It has gates to show']]),
      `${file}:8 steps.1.why: cannot be "It has gates to show": say why in one sentence, with its full stop\n    Fix: Correct the value.`,
    ],
    [
      'gives no reason',
      path([['gate'], ['gru']]).replace(/\n {4}why: [^\n]*\n$/, '\n'),
      `${file}:7 steps.1.why: is missing\n    Fix: Add "why:" with a value.`,
    ],
    [
      'has one step',
      path([['gate']]),
      `${file}:4 steps: a path has at least two steps\n    Fix: Correct or complete it.`,
    ],
    [
      'has a field there is not',
      path([['gate'], ['gru']], 'titel: Gates\n'),
      `${file}:4 titel: there is no such field\n    Fix: Remove it, or write "title". Fields: title, whom, order, steps.`,
    ],
    ['is no YAML', 'title: "Gates\n', `${file}:1 opens a quote and never closes it`],
  ])('that %s is told', (_, text, expected) => {
    const [told, ...others] = problemsOf(withPath(text, NEEDY));
    expect(told).toContain(expected);
    expect(others).toEqual([]);
  });

  it('has a file whose name can be an address', () => {
    expect(
      problemsOf({
        ...withPath(path([['gate'], ['softmax']])),
        'content/paths/My path.yaml': path([['gate'], ['softmax']]).replace('order: 10', 'order: 20'),
      }),
    ).toEqual([
      'content/paths/My path.yaml "My path" cannot be an id: ids are lower-case words joined by hyphens, like state-space-model\n    Fix: Rename the file to content/paths/my-path.yaml.',
    ]);
  });
});

describe('where a term stands', () => {
  const glossary = toGlossary(
    readContent({
      ...withPath(path([['gate'], ['gru'], ['lstm']]), NEEDY),
      'content/paths/all.yaml': path([['softmax'], ['gate'], ['lstm']]).replace('order: 10', 'order: 5'),
    }),
  );
  const placed = (id: string) =>
    glossary.placesOf(id).map(({ path: { id: on }, step, prev, next }) => [on, step, prev?.id, next?.id]);

  it('is told for every path, in the order of the paths, with its neighbors there', () => {
    expect(placed('gate')).toEqual([
      ['all', 2, 'softmax', 'lstm'],
      ['gates', 1, undefined, 'gru'],
    ]);
    expect(placed('lstm')).toEqual([
      ['all', 3, 'gate', undefined],
      ['gates', 3, 'gru', undefined],
    ]);
  });

  it('is nowhere for a term on no path', () => {
    expect(toGlossary(readContent(projectWith({}))).placesOf('gru')).toEqual([]);
  });
});

it('a need is told by its shortest chain', () => {
  const { terms } = readContent(
    projectWith({
      'content/terms/token.mdx': planned('Token', 30, 'prerequisites: [gate, softmax]\n'),
      'content/terms/gate.mdx': planned('Gate', 10, 'prerequisites: [softmax]\n'),
    }),
  );
  const byId = new Map(terms.map((term) => [term.id, term]));
  expect(chainOfNeed('token', 'softmax', byId)).toEqual(['token', 'softmax']);
  expect(chainOfNeed('softmax', 'token', byId)).toBe(undefined);
});

it('the paths of this glossary go mostly through written terms', () => {
  const { paths, terms } = loadContent();
  const writtenIds = terms.filter(({ fields }) => fields.status === 'written').map(({ id }) => id);
  expect(paths.length).toBeGreaterThanOrEqual(6);
  for (const { id, fields } of paths) {
    const share = fields.steps.filter(({ term }) => writtenIds.includes(term)).length / fields.steps.length;
    expect(share, id).toBeGreaterThan(0.8);
  }
});
