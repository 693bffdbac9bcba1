/** Scales: from data to drawing units, linear or logarithmic, with ticks a reader can read. */

export interface Scale {
  (value: number): number;
  ticks: { value: number; label: string }[];
}

/** Numbers as printed on axes and in pictures: a true minus, no trailing zeros. */
export function shown(value: number, digits = 2): string {
  const size = Math.abs(value);
  const text =
    size !== 0 && (size >= 1e4 || size < 10 ** -digits)
      ? value.toExponential(0).replace('e+', 'e')
      : String(Number(value.toFixed(digits)));
  return text.replaceAll('-', '−');
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** A power of ten as readers write it: 10⁻³. */
export const power = (exponent: number) =>
  `10${exponent < 0 ? '⁻' : ''}${[...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('')}`;

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
  if (log) {
    const stride = Math.max(1, Math.ceil((b - a) / count));
    const first = Math.ceil(a / stride) * stride;
    scale.ticks = Array.from(
      { length: Math.max(1, Math.floor((b - first) / stride + 1e-9) + 1) },
      (_, k) => first + k * stride,
    ).map((exponent) => ({ value: 10 ** exponent, label: power(exponent) }));
  } else scale.ticks = roundTicks(low, high, count).map((value) => ({ value, label: shown(value) }));
  return scale;
}

/** What part of a whole a value is; of nothing, nothing: data may be zero everywhere, and the largest of it then is, too. */
export const part = (value: number, whole: number): number => (whole === 0 ? 0 : value / whole);

/** A coordinate with one decimal: enough for the eye, and short. */
export const at = (coordinate: number): number => Math.round(coordinate * 10) / 10;
