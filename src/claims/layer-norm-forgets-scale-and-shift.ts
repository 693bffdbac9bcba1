/** Claim: a layer norm gives the same for a vector that is scaled and shifted; a root mean square norm forgets the scale only. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, add, max, mul, ones, sub, tensor2d, zeros } from '../engine/tfjs.ts';
import { layerNorm, rmsNorm } from '../models/parts/norm.ts';
import { Random } from '../random.ts';

const [WIDTH, SCALE, SHIFT] = [32, 5, 3];

export default defineClaim({
  cites: ['ba2016', 'zhang2019'],
  domain: 'vectors whose variance stays above 1, far from ε = 10⁻⁵; scales from 1 to 10, shifts up to 10',
  measure: async (centers: boolean = true) =>
    scope(() => {
      const random = new Random(47, 'norm');
      const x = tensor2d(
        Array.from({ length: WIDTH }, () => random.normal()),
        [1, WIDTH],
      );
      const layer = (v: typeof x) => layerNorm(v, ones([WIDTH]), zeros([WIDTH]));
      const rms = (v: typeof x) => rmsNorm(v, ones([WIDTH]));
      const moved = (norm: typeof rms, to: typeof x) => max(abs(sub(norm(to), norm(x)))).dataSync()[0]!;
      const scaled: typeof x = mul(x, SCALE);
      const shifted: typeof x = add(scaled, SHIFT);
      return { layer: moved(centers ? layer : rms, shifted), rms: moved(rms, scaled), rmsShifted: moved(rms, shifted) };
    }),
  holds: ({ layer, rms, rmsShifted }) => layer < 1e-3 && rms < 1e-3 && rmsShifted > 0.1,
  says: ({ layer, rms, rmsShifted }) =>
    `Multiplying a vector of ${WIDTH} numbers by ${SCALE} and shifting it by ${SHIFT} changes its layer norm by at most ${inPowers(layer)}; its RMS norm changes by ${inPowers(rms)} if the vector is only multiplied, and by ${rmsShifted.toFixed(1)} if it is multiplied and shifted.`,
  breaks: { by: 'a root mean square norm in the place of the layer norm', alteration: false },
});
