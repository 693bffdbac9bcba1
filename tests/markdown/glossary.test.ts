/** The graph of terms: order, neighbors, who mentions whom, and what each term names. */
import { describe, expect, it } from 'vitest';
import { readContent } from '../../src/markdown/content.ts';
import { toGlossary } from '../../src/markdown/glossary.ts';
import { body, planned, projectWith, written } from './project.ts';

const basic = (text: string) => text.replace('category: recurrent', 'category: basics');
const glossary = toGlossary(
  readContent(
    projectWith({
      'content/terms/token.mdx':
        basic(written('Token', 30, 'aliases: [word piece]\nfinds: [byte pair]\nabbreviation: TK\n')) +
        body('[LSTM](term:lstm) [GRU](term:gru) [half](claim:half-is-odd)'),
      'content/terms/gru.mdx':
        written('Gated recurrent unit', 20, 'prerequisites: [gate]\n').replace(
          'a thing',
          'a **thing** [(Gers 2000)](cite:gers2000) with $h$, unlike [LSTM](term:lstm),',
        ) +
        body(
          '<Claim id="half-is-odd" />\n\n[So](unverified:) [itself](term:gru) [(again)](cite:gers2000)\n\n<Demo id="walk" />',
        ),
      'content/terms/rnn.mdx': planned('Recurrent network', 15).replace('basics', 'recurrent'),
    }),
  ),
);
const ids = (terms: { id: string }[]) => terms.map(({ id }) => id);

describe('order', () => {
  it('is that of the categories, then that within them, whatever the file names', () => {
    expect(ids(glossary.terms)).toEqual(['gate', 'softmax', 'token', 'lstm', 'rnn', 'gru']);
    expect(ids(glossary.inCategory('recurrent'))).toEqual(['lstm', 'rnn', 'gru']);
  });

  it('leads from written term to written term, across categories, and ends at both ends', () => {
    const around = (id: string) => [glossary.neighbors(id).prev?.id, glossary.neighbors(id).next?.id];
    expect(around('token')).toEqual([undefined, 'lstm']);
    expect(around('lstm')).toEqual(['token', 'gru']);
    expect(around('gru')).toEqual(['lstm', undefined]);
  });

  it('gives a planned term no neighbors', () => {
    expect(glossary.neighbors('rnn')).toEqual({});
  });
});

describe('a term', () => {
  it('is also called by its abbreviation and its aliases', () => {
    expect(glossary.byId.token!.alsoCalled).toEqual(['TK', 'word piece']);
  });

  it('is found by its search words, which are no names of it', () => {
    expect(glossary.byId.token!.finds).toEqual(['byte pair']);
    expect(glossary.byId.token!.alsoCalled).not.toContain('byte pair');
  });

  it('has its definition as plain text, without markup', () => {
    expect(glossary.byId.gru!.definitionText).toBe(
      'A gated recurrent unit is a thing (Gers 2000) with h, unlike LSTM, of which this page tells.',
    );
    expect(glossary.byId.gate!.definitionText).toBe('');
  });

  it('names what it cites, claims and shows, each source once, the definition’s links with the others', () => {
    const { cites, claims, demos, links } = glossary.byId.gru!;
    expect({ cites, claims, demos, links }).toEqual({
      cites: ['gers2000'],
      claims: ['half-is-odd'],
      demos: ['walk', 'walk'],
      links: ['lstm', 'gru'],
    });
  });

  it('is mentioned by the others that link to it, in their definitions too, and not by itself', () => {
    expect(ids(glossary.mentioning('lstm'))).toEqual(['token', 'gru']);
    expect(ids(glossary.mentioning('gru'))).toEqual(['token', 'lstm']);
  });
});

it('knows every mark of a term, and which terms rest on a claim, shown or linked', () => {
  expect(glossary.byId.gru!.marks.map(({ kind, id, text }) => `${kind} ${id} ${text}`)).toEqual([
    'cite gers2000 (Gers 2000)',
    'claim half-is-odd ',
    'unverified  So',
    'cite gers2000 (again)',
  ]);
  expect(ids(glossary.restingOn('half-is-odd'))).toEqual(['token', 'gru']);
  expect(glossary.restingOn('half-is-even')).toEqual([]);
});
