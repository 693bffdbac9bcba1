import { expect, test } from 'vitest';
import { checkSenses, readSense, type SenseFile } from '../../src/markdown/senses.ts';

const TEXT =
  'title: State\nintroduction: What a model carries from step to step.\nsenses:\n  - { term: hidden-state, means: what a cell shows }\n  - { term: kv-cache, means: keys and values so far }\n';
const term = (id: string, senseOf: string[]) => ({
  id,
  file: `content/terms/${id}.mdx`,
  fields: { senseOf },
  lineOf: () => 3,
});
const problems = (senses: SenseFile[], terms: ReturnType<typeof term>[]) =>
  checkSenses({ senses, terms, ids: { term: terms.map(({ id }) => id) } } as never).map(
    ({ file, message, fix }) => `${file}: ${message}. ${fix}`,
  );
const state = readSense('state', 'content/senses/state.yaml', TEXT) as SenseFile;

test('a word whose meanings are terms that name it is in order', () => {
  expect(problems([state], [term('hidden-state', ['state']), term('kv-cache', ['state'])])).toEqual([]);
});

test('a meaning that is no term is named with the nearest', () => {
  expect(problems([state], [term('hidden-states', ['state']), term('kv-cache', ['state'])]).join()).toContain(
    'hidden-states',
  );
});

test('a term that does not say that it is one meaning of a word is told what to write', () => {
  expect(problems([state], [term('hidden-state', []), term('kv-cache', ['state'])])).toEqual([
    'content/terms/hidden-state.mdx: is a meaning of "state" (content/senses/state.yaml) and does not say so. Add "senseOf: [state]".',
  ]);
});

test('a term that claims a word which does not list it, or which there is not, is told so', () => {
  const terms = [term('hidden-state', ['state']), term('kv-cache', ['state']), term('gate', ['state', 'memory'])];
  expect(problems([state], terms)).toEqual([
    expect.stringContaining('"state" does not list this term'),
    expect.stringContaining('content/terms/gate.mdx'),
  ]);
});

test('a meaning with a number in it needs a mark, and so is refused', () => {
  const counted = readSense(
    'state',
    'content/senses/state.yaml',
    TEXT.replace('what a cell shows', 'the 2 vectors of an LSTM'),
  ) as SenseFile;
  expect(problems([counted], [term('hidden-state', ['state']), term('kv-cache', ['state'])]).join()).toContain(
    'says "2"',
  );
});

test('a word with one meaning is refused with the reason', () => {
  expect(JSON.stringify(readSense('state', 'f.yaml', TEXT.replace(/ {2}- \{ term: kv.*\n/, '')))).toContain(
    'a word with one meaning needs no page',
  );
});
