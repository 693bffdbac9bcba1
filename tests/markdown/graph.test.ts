/** The graph of needs: depth, the lines that are enough, what to read first and what a term is useful for. */
import { describe, expect, it } from 'vitest';
import { loadContent, readContent } from '../../src/markdown/content.ts';
import { toGlossary } from '../../src/markdown/glossary.ts';
import { depths, essential } from '../../src/markdown/graph.ts';
import { body, planned, projectWith, written } from './project.ts';

const NEEDS = { d: ['a', 'c'], c: ['b'], b: ['a'], a: [], e: ['a', 'f'], f: [] };

it('the depth of a term is that of its deepest need and one more', () => {
  expect(depths(NEEDS)).toEqual({ a: 0, b: 1, c: 2, d: 3, e: 1, f: 0 });
});

it('a need that follows from another is left out, and no other', () => {
  expect(essential(NEEDS)).toEqual({ d: ['c'], c: ['b'], b: ['a'], a: [], e: ['a', 'f'], f: [] });
});

it('in this glossary, what is left out can still be reached', () => {
  const glossary = toGlossary(loadContent());
  const needs = Object.fromEntries(glossary.written.map(({ id }) => [id, glossary.needs(id)]));
  const kept = essential(needs);
  const under = (id: string): string[] => kept[id]!.flatMap((need) => [need, ...under(need)]);
  for (const [id, direct] of Object.entries(needs)) expect(under(id), id).toEqual(expect.arrayContaining(direct));
  expect(depths(kept)).toEqual(depths(needs));
});

describe('a term', () => {
  const glossary = toGlossary(
    readContent(
      projectWith({
        'content/terms/softmax.mdx': planned('Softmax', 20, 'prerequisites: [gate]\n'),
        'content/terms/gate.mdx': planned('Gate', 10, 'prerequisites: [gru]\n'),
        'content/terms/lstm.mdx':
          written('Long short-term memory', 10, 'prerequisites: [softmax, gate, gru]\n') + body('[x](cite:gers2000)'),
      }),
    ),
  );

  it('says what to read first in an order in which it can be read, planned terms too', () => {
    expect(glossary.readFirst('lstm')).toEqual(['gru', 'gate', 'softmax']);
    expect(glossary.readFirst('gru')).toEqual([]);
  });

  it('says which written terms need it, by way of planned ones too', () => {
    expect(glossary.usefulFor('gru').map(({ id }) => id)).toEqual(['lstm']);
    expect(glossary.usefulFor('gate')).toEqual([]);
  });
});
