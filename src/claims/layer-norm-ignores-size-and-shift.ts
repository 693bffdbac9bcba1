/** Claim: layer norm gives the same for an input that is scaled and shifted as a whole; RMS norm forgives only the scale. */
import { layerNorm, rmsNorm } from '../cells/norm.ts';
import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, add, max, mul, ones, sub, tensor, zeros, type Tensor1D, type Tensor2D } from '../engine/tfjs.ts';
import { Random } from '../random.ts';

const [WIDTH, SCALE, SHIFT] = [64, 100, 5];

export default defineClaim({
  cites: [],
  measure: async (normed: boolean = true) => scope(() => {
    const random = new Random(3, 'norm');
    const x = tensor(Array.from({ length: WIDTH }, () => random.normal()), [1, WIDTH]) as Tensor2D;
    const [gain, bias] = [ones([WIDTH]) as Tensor1D, zeros([WIDTH]) as Tensor1D];
    const gap = (of: (x: Tensor2D) => Tensor2D, moved: Tensor2D) => max(abs(sub(of(moved), of(x)))).dataSync()[0]!;
    const [large, away] = [mul(x, SCALE) as Tensor2D, add(x, SHIFT) as Tensor2D];
    const layer = (z: Tensor2D) => (normed ? layerNorm(z, gain, bias) : z);
    const rms = (z: Tensor2D) => rmsNorm(z, gain);
    return { scaled: gap(layer, large), shifted: gap(layer, away), rmsScaled: gap(rms, large), rmsShifted: gap(rms, away) };
  }),
  holds: ({ scaled, shifted, rmsScaled, rmsShifted }) => scaled < 1e-3 && shifted < 1e-3 && rmsScaled < 1e-3 && rmsShifted > 0.5,
  says: ({ scaled, shifted, rmsScaled, rmsShifted }) => `Multiplying an input by ${SCALE}, or adding ${SHIFT} to it, changes what layer norm makes of it by at most ${inPowers(Math.max(scaled, shifted))}; RMS norm moves by ${inPowers(rmsScaled)} for the first and by ${rmsShifted.toFixed(1)} for the second.`,
  breaks: { by: 'no norm', alteration: false },
});
