/** The length of any state after steps through any orthogonal matrix. */
import { integer, record } from 'fast-check';
import { norm, type Tensor1D, type Tensor2D, type Tensor3D, tensor, zeros } from '../engine/tfjs.ts';
import { rnn } from '../models/rnn/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { scalar, seeds, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { orthogonalColumns } from '../training/start-matrices.ts';

export default defineSearch({
  cases: record({ seed: seeds, units: sizes(24, 2), steps: sizes(60), exponent: integer({ min: -3, max: 3 }) }),
  holds({ seed, units, steps, exponent }, altered) {
    const random = new Random(seed, 'search');
    const U = tensor(
      orthogonalColumns(random, units, units)
        .flat()
        .map((value) => (altered ? 1.01 : 1) * value),
      [units, units],
    );
    const h = tensor(
      Array.from({ length: units }, () => 10 ** exponent * random.normal()),
      [1, units],
    ) as Tensor2D;
    const weights = { W: zeros([units, 1]) as Tensor2D, U: U as Tensor2D, b: zeros([units]) as Tensor1D };
    const { states } = unroll(rnn('identity'), weights, zeros([1, steps, 1]) as Tensor3D, { h });
    const last = states.at(-1)?.h ?? h;
    return Math.abs(scalar(norm(last)) / scalar(norm(h)) - 1) < 1e-3;
  },
  breaks: 'a matrix that is longer by a hundredth',
  runs: 40,
});
