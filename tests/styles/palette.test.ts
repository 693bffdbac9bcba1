import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { words } from '../../src/models/words.ts';

const css = readFileSync('src/styles/palette.css', 'utf8');
const pairsOf = [...css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)];
const themes = {
  light: Object.fromEntries(pairsOf.map(([, name, light]) => [name!, light!])),
  dark: Object.fromEntries(pairsOf.map(([, name, , dark]) => [name!, dark!])),
};

type RGB = [number, number, number];
const rgb = (hex: string): RGB => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as RGB;
const linear = (color: RGB) =>
  color.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as RGB;
const luminance = (hex: string) => {
  const [r, g, b] = linear(rgb(hex));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string) => {
  const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
  return (a + 0.05) / (b + 0.05);
};

/** What a dichromat sees, in linear RGB (Machado, Oliveira and Fernandes 2009, severity 1). */
const EYES: Record<string, number[][]> = {
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};
const seen = (hex: string, eye?: number[][]): RGB => {
  const color = linear(rgb(hex));
  return eye
    ? (eye.map((row) =>
        Math.min(
          1,
          Math.max(
            0,
            row.reduce((sum, weight, k) => sum + weight * color[k]!, 0),
          ),
        ),
      ) as RGB)
    : color;
};
/** Distance in CIELAB (ΔE 1976). */
const lab = ([r, g, b]: RGB) => {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [x, y, z] = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
  ].map(f) as RGB;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};
const apart = (one: RGB, other: RGB) => Math.hypot(...lab(one).map((value, k) => value - lab(other)[k]!));

/** Least distance between two quantities of one picture, for all eyes. */
const APART = 15;

/** Quantities that stand in one picture. */
const TOGETHER = {
  rnn: ['input', 'weight', 'hidden', 'output'],
  lstm: ['input', 'cell', 'forget', 'write', 'read'],
  gru: ['input', 'hidden', 'update', 'reset', 'candidate'],
  attention: ['query', 'key', 'value', 'output'],
  'state-space-model': ['input', 'hidden', 'forget', 'read'],
  names: ['hidden', 'update', 'output'],
  contest: ['cell', 'update', 'hidden', 'write', 'query'],
};
const pairs = Object.entries(TOGETHER).flatMap(([picture, names]) =>
  names.flatMap((one, k) => names.slice(k + 1).map((other) => ({ picture, one, other }))),
);

/** The quantity whose color each model has in comparisons, and the dashes of its line. */
const colorOf = Object.fromEntries(
  [...css.matchAll(/((?:[.:(), ]|is|q-|[\w-])+) \{\s+--q: var\(--q-([\w-]+)\);/g)].flatMap(
    ([, models = '', quantity]) => [...models.matchAll(/\.q-([\w-]+)/g)].map(([, model]) => [model!, quantity!]),
  ),
);
const lines = readFileSync('src/charts/lines.css', 'utf8');
const dashesOf = (model: string) =>
  new RegExp(`\\.line\\.q-${model}\\b(?!-)[^{]*\\{\\s+stroke-dasharray: ([^;]+);`).exec(lines)?.[1] ?? 'whole';

describe('a model that is compared', () => {
  const raced = Object.entries(words).flatMap(([model, { race }]) => (race ? [model] : []));

  it('has one color in every comparison, with a contrast of at least 3 in both themes', () => {
    expect([...raced, 'attention'].filter((model) => !colorOf[model])).toEqual([]);
    for (const theme of Object.values(themes))
      expect(raced.filter((model) => contrast(theme[`q-${colorOf[model]}`]!, theme.paper!) < 3)).toEqual([]);
  });

  it('has a line that no other has, without its color too', () => {
    const twice = raced.filter((model) => raced.filter((other) => dashesOf(other) === dashesOf(model)).length > 1);
    expect(twice).toEqual([]);
  });

  it('is told by its color from the others that a page begins with', () => {
    expect(['lstm', 'gru', 'rnn', 'mamba', 'transformer'].map((model) => colorOf[model])).toEqual(TOGETHER.contest);
  });
});

describe.each(Object.entries(themes))('the palette in the %s theme', (_, theme) => {
  const paper = theme.paper!;

  it('has a color for every quantity', () => {
    for (const names of Object.values(TOGETHER))
      for (const name of names) expect(theme[`q-${name}`], name).toMatch(/^#/);
  });

  it('is legible: text, links and quantity letters have a contrast of at least 4.5 on the page', () => {
    const text = Object.keys(theme).filter((name) => /^(q-|t-|ink|soft|link|good|bad|focus)/.test(name));
    expect(text.filter((name) => contrast(theme[name]!, paper) < 4.5)).toEqual([]);
    expect(text.filter((name) => name.startsWith('t-') && contrast(theme[name]!, theme.raised!) < 4.5)).toEqual([]);
  });

  it('leaves letters legible on the strongest ground of a chance', () => {
    const share = Math.max(
      ...[
        ...readFileSync('src/charts/letters.css', 'utf8').matchAll(
          /\.chance-\d \{\s+background: color-mix\(in srgb, var\(--q\) (\d+)%/g,
        ),
      ].map(([, percent]) => Number(percent) / 100),
    );
    const [color, ground] = [rgb(theme['q-output']!), rgb(paper)];
    const mixed = `#${color
      .map((part, k) =>
        Math.round(255 * (share * part + (1 - share) * ground[k]!))
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
    expect(contrast(theme.ink!, mixed)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['normal', 'deuteranopia', 'protanopia'])('keeps the quantities of one picture apart for %s eyes', (eyes) => {
    const close = pairs.filter(
      ({ one, other }) => apart(seen(theme[`q-${one}`]!, EYES[eyes]), seen(theme[`q-${other}`]!, EYES[eyes])) < APART,
    );
    expect(close).toEqual([]);
  });
});
