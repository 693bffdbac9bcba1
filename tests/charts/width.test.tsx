/** Charts drawn for the width they have: what stays on a phone, what is told where there is no room, and how numbers are written. */
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Bars } from '../../src/charts/bars.tsx';
import { heightAt, Lines, spread } from '../../src/charts/lines.tsx';
import { staysOf, textWidth } from '../../src/charts/room.ts';
import { fixed, percent, scaleOf, shown } from '../../src/charts/scale.ts';
import type { Series } from '../../src/charts/series.ts';

const line = (label: string, height: number, more: Partial<Series> = {}): Series => ({
  label,
  quantity: 'hidden',
  points: [
    [0, 0],
    [10, height],
  ],
  ...more,
});
const draw = (series: Series[]) =>
  render(<Lines title="t" x={{ label: 'x', domain: [0, 10] }} y={{ label: 'y', domain: [0, 1] }} series={series} />);

describe('a number in a picture', () => {
  it('has commas between thousands, a true minus, and is 0 where only rounding is left of it', () => {
    expect([13203, -0.5, 4e-16, 0.0003, 2.5e9].map((value) => shown(value))).toEqual([
      '13,203',
      '−0.5',
      '0',
      '3 × 10⁻⁴',
      '3 × 10⁹',
    ]);
    expect([fixed(-0.001), fixed(-1.5, 1), percent(0.125, 1)]).toEqual(['0.00', '−1.5', '12.5 %']);
  });

  it('stays small where an axis is logarithmic', () => expect(shown(1e-12, 3, 0)).toBe('10⁻¹²'));
});

describe('labels of an axis', () => {
  const labels = ['1,024', '2,048', '4,096', '8,192', '16,384', '32,768', '65,536', '131,072'];
  const placed = labels.map((text, k) => ({ text, part: k / (labels.length - 1) }));
  const stays = staysOf(placed, { narrow: 70, wide: 150 });

  it('keep both ends and leave out on a phone what would touch', () => {
    expect([stays[0], stays.at(-1)]).toEqual(['always', 'always']);
    const kept = placed.filter((_, k) => stays[k] === 'always');
    expect(kept.length).toBeLessThan(labels.length);
    for (const [k, label] of kept.slice(1).entries())
      expect((label.part - kept[k]!.part) * 230).toBeGreaterThan(
        (textWidth(label.text) + textWidth(kept[k]!.text)) / 2,
      );
  });
});

describe('names at the ends of lines', () => {
  it('are moved apart until none lies over another, and stay above the floor', () => {
    const places = spread([100, 100, 98, 101], 110);
    const sorted = [...places].sort((a, b) => a - b);
    for (const [k, place] of sorted.slice(1).entries()) expect(place - sorted[k]!).toBeGreaterThanOrEqual(15);
    expect(Math.max(...places)).toBeLessThanOrEqual(110);
  });

  it('become numbers on a phone, which the key explains', () => {
    const html = draw([line('LSTM', 0.5), line('GRU', 0.6)]);
    for (const [number, name] of [
      [1, 'LSTM'],
      [2, 'GRU'],
    ]) {
      expect(html).toMatch(new RegExp(`<text class="tight"[^>]*>${number}<`));
      expect(html).toMatch(new RegExp(`<li class="tight"><b[^>]*>${number}</b>.*?${name}</li>`));
    }
  });

  it('that are theory have dashes of their own where there are several', () => {
    const html = draw(['pairs', 'triples', 'fours'].map((label, k) => line(label, 0.2 * k, { kind: 'theory' })));
    for (const dash of [1, 2, 3]) expect(html).toContain(`theory q-hidden dash-${dash}`);
  });
});

describe('a key', () => {
  it('says what faint lines are, and what hollow bars are, where there are some', () => {
    expect(draw([line('a', 1)])).not.toContain('one seed');
    expect(draw([line('a', 1), line('', 1, { kind: 'faint', label: undefined })])).toContain('one seed');
    const bars = (values: number[]) =>
      render(<Bars title="t" limit={1} rows={[{ letter: 'h', name: '', quantity: 'hidden', values }]} />);
    expect(bars([1, -1])).toContain('negative');
    expect(bars([1, 1])).not.toContain('negative');
  });
});

describe('reading a value', () => {
  it('goes between two points along the line, along a step, and not between dots', () => {
    expect(heightAt(line('a', 1), 5)).toBe(0.5);
    expect(heightAt(line('a', 1, { kind: 'steps' }), 5)).toBe(0);
    expect(heightAt(line('a', 1, { kind: 'dots' }), 5)).toBeUndefined();
    expect(heightAt(line('a', 1), 11)).toBeUndefined();
  });

  it('finds the place again from where it is drawn', () => {
    for (const log of [false, true]) {
      const scale = scaleOf([1, 100], [0, 1], log);
      expect(scale.inverse(scale(7))).toBeCloseTo(7);
    }
  });
});
