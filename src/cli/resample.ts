/** Sound at a lower rate. */

/** New samples whose neighbors on each side make one: the filter reaches so many periods of the new rate. */
const REACH = 16;

/**
 * Samples at the rate `to` from those at the rate `from`, which is higher: each is the sum of its neighbors under a sinc
 * that leaves out what the new rate cannot carry, in a Hann window.
 */
export function lowered(samples: Float32Array, from: number, to: number): Float32Array<ArrayBuffer> {
  const step = from / to;
  const half = Math.ceil(REACH * step);
  // New samples lie at few places between old ones, so their filters come again and again.
  const filters = new Map<number, Float64Array>();
  const filterAt = (part: number): Float64Array => {
    const key = Math.round(part * to);
    const made = filters.get(key) ?? filter(part, step, half);
    filters.set(key, made);
    return made;
  };
  return Float32Array.from({ length: Math.floor(samples.length / step) }, (_, k) => {
    const at = Math.floor(k * step);
    const weights = filterAt(k * step - at);
    let sum = 0;
    weights.forEach((weight, n) => {
      sum += weight * (samples[at + n - half] ?? 0);
    });
    return sum;
  });
}

/** The weights of the old samples from `half` before to `half` after one, for a new sample `part` of a sample behind it. */
const filter = (part: number, step: number, half: number): Float64Array =>
  Float64Array.from({ length: 2 * half + 1 }, (_, n) => {
    const t = part - (n - half);
    const sinc = t === 0 ? 1 : Math.sin((Math.PI * t) / step) / ((Math.PI * t) / step);
    return (sinc * Math.max(0, 0.5 + 0.5 * Math.cos((Math.PI * t) / (half + 1)))) / step;
  });
