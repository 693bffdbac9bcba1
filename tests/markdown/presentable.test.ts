/** What dev draws of content with problems: nothing in it leads nowhere; content in order is drawn as it is. */
import { expect, it } from 'vitest';
import { loadContent, readContent } from '../../src/markdown/content.ts';
import { toGlossary } from '../../src/markdown/glossary.ts';
import { presentable } from '../../src/markdown/presentable.ts';
import { body, planned, projectWith, written } from './project.ts';

it('content in order comes back as it is', () => {
  const content = loadContent();
  expect(presentable(content)).toEqual(content);
});

it('names that lead nowhere are left out, circles opened and unknown categories listed', () => {
  const content = presentable(
    readContent(
      projectWith({
        'content/terms/gru.mdx':
          written('Gated recurrent unit', 20, 'prerequisites: [lstm, nobody]\nrelated: [nothing]\n').replace(
            'category: recurrent',
            'category: zebras',
          ) + body(),
        'content/terms/lstm.mdx': written('Long short-term memory', 10, 'prerequisites: [gate, lstm]\n') + body(),
        'content/terms/gate.mdx': planned('Gate', 10, 'prerequisites: [gru]\n'),
        'content/paths/first.yaml':
          'title: First\nwhom: For readers who begin with gates here.\norder: 1\nsteps:\n  - term: nobody\n    why: It is not there at all.\n  - term: gate\n    why: It is there, and planned.\n',
        'content/senses/gate.yaml':
          'title: Gate\nintroduction: A word that means two things here.\nsenses:\n  - { term: gate, means: what multiplies }\n  - { term: nobody, means: what is not there }\n',
        'content/tested/so.mdx':
          '---\nsentence: Half of all is odd.\nverdict: right\norder: 1\ntry: { demo: nothing, term: gru }\n---\nSo it is.\n',
      }),
    ),
  );
  const glossary = toGlossary(content);
  const needs = Object.fromEntries(glossary.terms.map(({ id, prerequisites }) => [id, prerequisites]));
  // Three needs make the circle; one of them is opened, and which one depends on nothing but the order of the files.
  expect(needs).toEqual({ softmax: [], gate: ['gru'], gru: ['lstm'], lstm: [] });
  expect(glossary.byId.gru?.related).toEqual([]);
  expect(glossary.categories.map(({ id }) => id)).toEqual(['basics', 'recurrent', 'zebras']);
  expect(content.paths[0]?.fields.steps.map(({ term }) => term)).toEqual(['gate']);
  expect(content.senses[0]?.fields.senses.map(({ term }) => term)).toEqual(['gate']);
  expect(content.tested[0]?.fields.try).toBeUndefined();
  // What walks the graph comes to an end.
  expect(glossary.readFirst('gate')).toEqual(['gru']);
  expect(glossary.needs('gru')).toEqual(['lstm']);
});
