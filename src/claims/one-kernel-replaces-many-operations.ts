/** Claim: a layer of an LSTM gate by gate, with all gates in one product, and as one kernel: the same numbers from fewer operations. */
import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, add, dispose, keep, max, profile, sub, type Tensor, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { layerIn } from '../training/fused.ts';

const [T, D, H] = [50, 16, 32];

const mapValues = (weights: LstmWeights, change: (value: Tensor) => Tensor) =>
  Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, change(value)])) as LstmWeights;

export default defineClaim({
  cites: [],
  domain:
    'LSTM layers of up to 20 units over up to 20 steps, weights up to 3 times fresh ones, inputs up to 10; counts at the sizes named',
  measure: async (shift: number = 0) => {
    const random = new Random(7, 'fused');
    const made = scope(() => {
      const weights = lstm.weights({ D, H }, random);
      const x = tensor(
        Array.from({ length: T * D }, () => random.normal()),
        [1, T, D],
      ) as Tensor3D;
      const fused = layerIn.fused(weights, x);
      const apart = (['each', 'together'] as const).map(
        (way) =>
          max(abs(sub(layerIn[way](weights, shift ? (add(x, shift) as Tensor3D) : x), fused))).dataSync()[0] ?? 0,
      );
      return { apart: Math.max(...apart) };
    });
    const own = scope(() => mapValues(lstm.weights({ D, H }, new Random(7)), keep));
    const x = keep(tensor(new Float32Array(T * D), [1, T, D]) as Tensor3D);
    const counts: number[] = [];
    for (const way of ['each', 'together'] as const) {
      const counted = await profile(() => void scope(() => layerIn[way](own, x).dataSync()));
      counts.push(counted.kernels.length);
    }
    dispose([x, ...Object.values(own)]);
    return { each: counts[0] ?? 0, together: counts[1] ?? 0, ...made };
  },
  holds: ({ each, together, apart }) => apart < 1e-5 && each > 1.5 * together,
  says: ({ each, together, apart }) =>
    `Over ${T} steps, an LSTM layer of ${H} units takes ${each} operations of tfjs gate by gate and ${together} with all gates in one product; the compiled kernel computes the same in one call, to ${apart === 0 ? 'the last bit' : inPowers(apart)}.`,
  breaks: { by: 'other inputs for the kernel', alteration: 0.1 },
});
