/** The map of the terms: nothing overlaps, every line leads to the right, every title fits, and the words are true. */
import { describe, expect, it } from 'vitest';
import { loadContent, readContent } from '../../src/markdown/content.ts';
import { toGlossary } from '../../src/markdown/glossary.ts';
import { BOX, LETTERS, mapInWords, termMap, wrapped } from '../../src/site/build/term-map.ts';
import { body, projectWith, written } from '../markdown/project.ts';

const glossary = toGlossary(loadContent());
const map = termMap(glossary);

describe('the map of this glossary', () => {
  it('shows every written term once, inside the drawing and inside the row of its category', () => {
    expect(map.boxes.map(({ term }) => term.id).sort()).toEqual(glossary.written.map(({ id }) => id).sort());
    for (const { term, x, y } of map.boxes) {
      const { title } = glossary.categories.find(({ id }) => id === term.category)!;
      const band = map.bands.find((one) => one.title === title)!;
      expect(y, term.id).toBeGreaterThanOrEqual(band.y);
      expect(y + BOX.height, term.id).toBeLessThanOrEqual(band.y + band.height);
      expect(x + BOX.width, term.id).toBeLessThanOrEqual(map.width);
    }
    expect(Math.max(...map.bands.map(({ y, height }) => y + height))).toBeLessThanOrEqual(map.height);
  });

  it('lays no box over another', () => {
    const over = map.boxes.flatMap((a, k) =>
      map.boxes
        .slice(k + 1)
        .filter((b) => Math.abs(a.x - b.x) < BOX.width && Math.abs(a.y - b.y) < BOX.height)
        .map((b) => `${a.term.id} ${b.term.id}`),
    );
    expect(over).toEqual([]);
  });

  it('draws every line from a need to the right', () => {
    const x = Object.fromEntries(map.boxes.map((box) => [box.term.id, box.x]));
    expect(map.lines.filter(({ from, to }) => x[from]! >= x[to]!)).toEqual([]);
    expect(map.lines.filter(({ from, to }) => !glossary.needs(to).includes(from))).toEqual([]);
  });

  it('has room for every title, of planned terms too, which will be written', () => {
    const long = glossary.terms.filter(
      ({ title }) => wrapped(title).length > 2 || wrapped(title).some((line) => line.length > LETTERS),
    );
    expect(long.map(({ title }) => title)).toEqual([]);
  });
});

it('a title is broken at spaces and after hyphens, and loses no letter', () => {
  expect(wrapped('Gate')).toEqual(['Gate']);
  expect(wrapped('Backpropagation through time')).toEqual(['Backpropagation', 'through time']);
  expect(wrapped('Decoder-only long-transformer')).toEqual(['Decoder-only long-', 'transformer']);
  for (const { title } of glossary.terms) expect(wrapped(title).join(' ').replaceAll('- ', '-')).toBe(title);
});

it('is told in words that follow from it', () => {
  const small = toGlossary(
    readContent(
      projectWith({
        'content/terms/gru.mdx': written('Gated recurrent unit', 20, 'prerequisites: [lstm]\n') + body(),
        'content/terms/rnn.mdx': written('Recurrent network', 5) + body(),
      }),
    ),
  );
  expect(mapInWords(termMap(small))).toBe(
    '3 written terms in 2 columns, joined by 1 line: at the left, Recurrent network and Long short-term memory need nothing; ' +
      'each other term stands to the right of all it needs; and at the end of the longest way stands Gated recurrent unit. ' +
      'Long short-term memory is needed by 1 term, and no other by as many.',
  );
});
