/** The content of this glossary is in order, and complete for the terms it is built around. */
import { mdxToJs } from 'satteri';
import { describe, expect, it } from 'vitest';
import { checkContent } from '../../src/markdown/check.ts';
import { loadContent } from '../../src/markdown/content.ts';
import { readProject } from '../../src/markdown/files.ts';
import { toGlossary } from '../../src/markdown/glossary.ts';
import { glossaryLinks, inlineHtml } from '../../src/markdown/plugin.ts';
import { format } from '../../src/markdown/problem.ts';
import { checkReach } from '../../src/markdown/reach.ts';

const content = loadContent();
const glossary = toGlossary(content);

it('has no problem', () => {
  expect(checkContent(content).map(format)).toEqual([]);
});

it('has no island: links lead from every written page to every other', () => {
  expect(checkReach(content).map(format)).toEqual([]);
});

describe('the terms', () => {
  it('the glossary is built around are written', () => {
    expect(glossary.written.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['rnn', 'lstm', 'gru', 'state-space-model', 'transformer']),
    );
  });

  it('have a place of their own in their category', () => {
    const places = glossary.terms.map(
      ({ id, category }) => `${category} ${content.terms.find((term) => term.id === id)!.fields.order}`,
    );
    expect(places.filter((place, k) => places.indexOf(place) !== k)).toEqual([]);
  });

  it('leave no category empty', () => {
    expect(glossary.categories.filter(({ id }) => glossary.inCategory(id).length === 0)).toEqual([]);
  });
});

describe('every page', () => {
  const { texts } = readProject();
  const pages = [...content.terms.filter(({ definition }) => definition), ...content.pages].map(({ file }) => file);

  it.each(pages)('%s compiles, and no link keeps its scheme', (file) => {
    const text = texts[file]!.replace(/^---\n[\s\S]*?\n---\n/, '');
    const mdastPlugins = [glossaryLinks(() => content, '/base/')];
    const fileURL = new URL(`file:///project/${file}`);
    const { code } = mdxToJs(text, { mdastPlugins, features: { math: true }, fileURL }) as { code: string };
    expect(code.match(/"(?:term|cite|claim|unverified):[^"]*"/g)).toBe(null);
  });

  it('has a definition whose links and formulas can be set', () => {
    for (const { id, definition } of glossary.written) {
      expect(inlineHtml(definition, content, '/base/'), id).not.toMatch(/"(?:term|cite|claim):|\$|<p>/);
    }
  });
});

it('the categories and the letters stand once each', () => {
  const ids = content.categories.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const letters = content.symbols.flatMap(({ letter, in: cells = ['everywhere'] }) =>
    cells.map((cell) => `${letter} in ${cell}`),
  );
  expect(letters.filter((letter, k) => letters.indexOf(letter) !== k)).toEqual([]);
});

it('the letters belong to cells and terms that exist', () => {
  const known = [...content.ids.cell, ...content.ids.term];
  expect(content.symbols.flatMap((symbol) => symbol.in ?? []).filter((place) => !known.includes(place))).toEqual([]);
});
