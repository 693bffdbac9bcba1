/** Vectors that are scaled and shifted, after a layer norm; and scaled, after a root mean square norm. */
import { integer, record } from 'fast-check';
import { add, mul, ones, squeeze, type Tensor2D, zeros } from '../engine/tfjs.ts';
import { layerNorm, rmsNorm } from '../models/parts/norm.ts';
import { agree, asTensor, numbers, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({
    scale: integer({ min: 10, max: 100 }).map((tenths) => tenths / 10),
    shift: numbers(10),
    vector: sequences(sizes(1), sizes(16, 2), numbers(10)).filter(({ x }) => variance(x) > 1),
  }),
  holds({ scale, shift, vector }, altered) {
    const H = vector.D;
    const x = squeeze(asTensor(vector), [0]) as Tensor2D;
    const layer = (v: Tensor2D) => layerNorm(v, ones([H]), zeros([H]));
    const rms = (v: Tensor2D) => rmsNorm(v, ones([H]));
    const scaled = mul(x, scale) as Tensor2D;
    const shifted = add(scaled, shift) as Tensor2D;
    const same = agree(layer(x), layer(shifted), 1e-4) && agree(rms(x), rms(scaled), 1e-4);
    return same && (!altered || agree(rms(x), rms(shifted), 1e-4));
  },
  breaks: 'a root mean square norm that is asked to forget the shift, too',
});

function variance(x: number[]): number {
  const center = x.reduce((sum, value) => sum + value, 0) / x.length;
  return x.reduce((sum, value) => sum + (value - center) ** 2, 0) / x.length;
}
