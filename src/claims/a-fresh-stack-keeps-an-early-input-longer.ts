/** Claim: in fresh LSTMs the first input still moves the last output, and the more so the more layers lie on each other. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type Tensor3D, tensor3d } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [D, H, T, SEEDS] = [8, 32, 15, [1, 2, 3, 4, 5]];

const norm = (values: number[]) => Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** How far the last output moves, as a part of its size, when the sign of the first input is turned. */
const influence = (layers: number, seed: number) =>
  scope(() => {
    const inputs = new Random(seed, 'inputs');
    const numbers = Array.from({ length: T * D }, () => inputs.normal());
    const last = (sign: number) => {
      const weights = new Random(seed, 'weights');
      let x: Tensor3D = tensor3d(
        numbers.map((number, k) => (k < D ? sign * number : number)),
        [1, T, D],
      );
      for (let layer = 0; layer < layers; layer++)
        x = run(lstm, lstm.weights({ D: layer === 0 ? D : H, H }, weights), x).h;
      return Array.from(x.dataSync()).slice(-H);
    };
    const [one, other] = [last(1), last(-1)];
    return norm(one.map((value, k) => value - (other[k] ?? 0))) / norm(one);
  });

export default defineClaim({
  cites: ['hermans2013'],
  domain: `fresh LSTMs of ${H} units with a forget bias of 0, ${T} inputs drawn from a normal distribution, ${SEEDS.length} seeds; nothing is trained`,
  measure: async (depths: number[] = [1, 2, 3]) => {
    const moved = depths.map((layers) => SEEDS.map((seed) => influence(layers, seed)));
    return {
      rises: SEEDS.every((_, k) => moved.every((one, n) => n === 0 || (one[k] ?? 0) > (moved[n - 1]?.[k] ?? 0))),
      one: median(moved[0] ?? []),
      two: median(moved[1] ?? []),
      three: median(moved[2] ?? []),
      steps: T,
      seeds: SEEDS.length,
    };
  },
  holds: ({ rises, one, three }) => rises && three > 3 * one,
  says: ({ one, two, three, steps, seeds }) =>
    `In fresh LSTMs that read ${steps} inputs, turning the sign of the first moves the last output by ${(100 * one).toFixed(0)} % of its size with one layer, ${(100 * two).toFixed(0)} % with two and ${(100 * three).toFixed(0)} % with three (medians of ${seeds} seeds, and in each of them more layers mean more).`,
  breaks: { by: 'three stacks of one layer', alteration: [1, 1, 1] },
});
