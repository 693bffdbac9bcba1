/** The system fonts that stand in for ours: as wide on average and as high as the face they stand in for. */
import { readFileSync } from 'node:fs';
import { fromFile } from '@capsizecss/unpack/fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/styles/fonts.css', 'utf8');
const FILES = {
  'Source Serif 4': 'source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  'Instrument Sans': 'instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
};
/** Mean width of a letter of English text, in em: from the font metrics that Capsize publishes, or from the font file. */
const WIDTHS: Record<string, number> = {
  Georgia: 913 / 2048,
  'Noto Serif': 481 / 1000,
  Times: 832 / 2048,
  'DejaVu Serif': 1058 / 2048,
  Arial: 913 / 2048,
  Roboto: 911 / 2048,
  'DejaVu Sans': 1041 / 2048,
};
const percent = (share: number) => `${Math.round(share * 10000) / 100}%`;
const faces = [...css.matchAll(/@font-face \{\n([\s\S]*?)\n\}/g)].map(([, body = '']) => body);
const declared = (face: string, name: string) => new RegExp(`^\\s*${name}: (.*);$`, 'm').exec(face)?.[1];
const THAI = '"Noto Sans Thai"';
const standIns = faces.filter((face) => face.includes('local(') && !face.includes(THAI));

describe('the stand-ins for our fonts', () => {
  it('are all in the lists of families, after the face they stand in for', () => {
    const lists = [...css.matchAll(/--(?:serif|sans):([^;]*);/g)].map(([, list = '']) => list.match(/"[^"]+"/g) ?? []);
    const named = [...new Set(standIns.map((face) => declared(face, 'font-family')!))];
    expect(named.length).toBe(Object.keys(WIDTHS).length);
    expect(lists.flatMap((list) => list.slice(1)).filter((family) => family !== THAI)).toEqual(named);
    expect(lists.map(([first]) => first)).toEqual(['"Source Serif 4"', '"Instrument Sans"']);
  });

  it.each(standIns.map((face) => [declared(face, 'font-family')!, declared(face, 'src')!, face]))(
    '%s (%s) has the widths and heights of the face',
    async (family, _, face) => {
      const [own = '', system = ''] = family.replaceAll('"', '').split(' as ');
      const font = await fromFile(`node_modules/@fontsource-variable/${FILES[own as keyof typeof FILES]}`);
      const scale = font.xWidthAvg / font.unitsPerEm / WIDTHS[system]!;
      const em = (units: number) => percent(units / font.unitsPerEm / scale);
      expect({
        size: declared(face, 'size-adjust'),
        ascent: declared(face, 'ascent-override'),
        descent: declared(face, 'descent-override'),
        gap: declared(face, 'line-gap-override'),
      }).toEqual({
        size: percent(scale),
        ascent: em(font.ascent),
        descent: em(-font.descent),
        gap: em(font.lineGap),
      });
    },
  );

  it('are seen instead of a face that comes late, so that no text moves', () => {
    const loaded = faces.filter((face) => face.includes('url(') && !face.includes(THAI));
    expect(loaded.length).toBe(4);
    expect(loaded.map((face) => declared(face, 'font-display'))).toEqual(loaded.map(() => 'optional'));
  });
});

it('a face for Thai is fetched only for Thai characters, where the system has none, and then shown however late it comes', () => {
  const [thai = '', ...more] = faces.filter((face) => face.includes(THAI));
  expect(more).toEqual([]);
  expect(declared(thai, 'unicode-range')).toBe('U+0E01-0E5B, U+25CC');
  // Boxes say nothing, so here words may move.
  expect(declared(thai, 'font-display')).toBe('swap');
  expect(thai.search(/local\(/)).toBeLessThan(thai.search(/url\(/));
  for (const [, list] of css.matchAll(/--(?:serif|sans|mono):([^;]*);/g))
    expect(list).toMatch(/"Noto Sans Thai", [a-z-]+$/);
});
