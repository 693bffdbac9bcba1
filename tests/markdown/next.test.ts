/** What can be learned next, and which written terms a term needs when planned ones lie between. */
import { expect, it } from 'vitest';
import { readContent } from '../../src/markdown/content.ts';
import { toGlossary } from '../../src/markdown/glossary.ts';
import { learnable } from '../../src/markdown/next.ts';
import { body, planned, projectWith, written } from './project.ts';

const glossary = toGlossary(
  readContent(
    projectWith({
      'content/terms/softmax.mdx': planned('Softmax', 20, 'prerequisites: [gate]\n'),
      'content/terms/gate.mdx': planned('Gate', 10, 'prerequisites: [gru]\n'),
      'content/terms/lstm.mdx':
        written('Long short-term memory', 10, 'prerequisites: [softmax, gru]\n') + body('[x](cite:gers2000)'),
      'content/terms/rnn.mdx': written('Recurrent network', 5) + body(),
      'content/terms/stack.mdx': written('Stack', 30, 'prerequisites: [rnn, lstm]\n') + body(),
    }),
  ),
);
const nodes = glossary.written.map(({ id, title }) => ({ id, title, needs: glossary.needs(id) }));
const open = (...known: string[]) => learnable(nodes, new Set(known)).map(({ id }) => id);

it('a planned prerequisite stands for the written terms that it needs, each told once', () => {
  expect(glossary.needs('lstm')).toEqual(['gru']);
  expect(glossary.needs('stack')).toEqual(['rnn', 'lstm']);
  expect(glossary.needs('gru')).toEqual([]);
});

it('who knows nothing can begin with what needs nothing', () => {
  expect(open()).toEqual(['rnn', 'gru']);
});

it('a term opens only when all it needs is known, and leaves the list when it is known itself', () => {
  expect(open('gru')).toEqual(['rnn', 'lstm']);
  expect(open('gru', 'lstm')).toEqual(['rnn']);
  expect(open('gru', 'lstm', 'rnn')).toEqual(['stack']);
  expect(open('gru', 'lstm', 'rnn', 'stack')).toEqual([]);
});

it('what is marked and is no term changes nothing', () => {
  expect(open('gone')).toEqual(open());
});
