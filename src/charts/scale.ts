/** Scales: from data to drawing units, linear or logarithmic, with ticks a reader can read. */

import { counted, powerOfTen } from '../units.ts';

/** From data to drawing units; `inverse` goes back. */
export interface Scale {
  (value: number): number;
  inverse(place: number): number;
  ticks: { value: number; label: string }[];
}

/** What rounding leaves of a zero: smaller than any number a demo means. */
const NOTHING = 1e-9;
/** From this size on, numbers are written with a power of ten. */
const HUGE = 1e7;

/** Numbers as printed on axes and in pictures: a true minus, commas between thousands, no trailing zeros, 3 × 10⁻⁴; `nothing` and less is 0. */
export function shown(value: number, digits = 2, nothing = NOTHING): string {
  const size = Math.abs(value);
  if (size <= nothing) return '0';
  const sign = value < 0 ? '−' : '';
  if (size >= HUGE || size < 0.5 * 10 ** -digits) {
    const [digit, exponent] = size.toExponential(0).split('e') as [string, string];
    return `${sign}${digit === '1' ? '' : `${digit} × `}${powerOfTen(Number(exponent))}`;
  }
  const [whole, fraction] = String(Number(size.toFixed(digits))).split('.') as [string, string?];
  return `${sign}${counted(Number(whole))}${fraction ? `.${fraction}` : ''}`;
}

/** A number with a fixed count of decimals, as columns of numbers have it, and a true minus; never −0. */
export const fixed = (value: number, digits = 2): string =>
  (Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value).toFixed(digits).replace('-', '−');

/** A part of a whole in percent: 37 %. */
export const percent = (part: number, digits = 0): string => `${fixed(100 * part, digits)} %`;

/** About `count` round steps between two numbers. */
function roundTicks(low: number, high: number, count: number): number[] {
  const raw = (high - low) / count;
  const magnitude = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((candidate) => candidate >= raw)!;
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, k) =>
    Number(((first + k) * step).toPrecision(12)),
  );
}

/** A scale from the domain [low, high] to the drawing range [from, to]; values outside are drawn at the edge. */
export function scaleOf([low, high]: [number, number], [from, to]: [number, number], log = false, count = 5): Scale {
  const place = log ? Math.log10 : (value: number) => value;
  const [a, b] = [place(low), place(high)];
  const scale = ((value: number) => {
    const share = (place(log ? Math.max(value, Number.MIN_VALUE) : value) - a) / (b - a || 1);
    return from + Math.min(1, Math.max(0, share)) * (to - from);
  }) as Scale;
  scale.inverse = (drawn) => {
    const value = a + (b - a) * part(drawn - from, to - from);
    return log ? 10 ** value : value;
  };
  if (log) {
    const stride = Math.max(1, Math.ceil((b - a) / count));
    const first = Math.ceil(a / stride) * stride;
    scale.ticks = Array.from(
      { length: Math.max(1, Math.floor((b - first) / stride + 1e-9) + 1) },
      (_, k) => first + k * stride,
    ).map((exponent) => ({ value: 10 ** exponent, label: powerOfTen(exponent) }));
  } else {
    const ticks = roundTicks(low, high, count);
    const digits = Math.max(0, -Math.floor(Math.log10((ticks[1] ?? 1) - (ticks[0] ?? 0) || 1)));
    scale.ticks = ticks.map((value) => ({ value, label: shown(value, digits) }));
  }
  return scale;
}

/** What part of a whole a value is; of nothing, nothing: data may be zero everywhere, and the largest of it then is, too. */
export const part = (value: number, whole: number): number => (whole === 0 ? 0 : value / whole);

/** A coordinate with one decimal: enough for the eye, and short. */
export const at = (coordinate: number): number => Math.round(coordinate * 10) / 10;
/** The same, to half a pixel: as fine as the eye needs in long paths, and half the bytes. */
export const near = (coordinate: number): number => Math.round(coordinate * 2) / 2;
