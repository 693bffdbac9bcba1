/** The step sizes of Mamba blocks of any size, four steps and more after an input that is exchanged. */
import { record } from 'fast-check';
import { concat, slice, stack, type Tensor3D } from '../engine/tfjs.ts';
import { type MambaBlockWeights, mambaCell } from '../models/mamba/cell.ts';
import { unroll } from '../models/unroll.ts';
import { agree, asTensor, drawn, numbers, sequences, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

/** Steps that the short convolution sees. */
const SEEN = 4;

export default defineSearch({
  // The last row of the sequence is the other first input.
  cases: record({ weights: drawn(), rows: sequences(sizes(10, SEEN + 2), sizes(4), numbers(1e4)), N: sizes(4) }),
  holds({ weights: of, rows, N }, altered) {
    const { T, D } = rows;
    const weights: MambaBlockWeights = weightsOf(mambaCell, { D, H: D, N }, of);
    const part = (from: number, count: number) => slice(asTensor(rows), [0, from, 0], [1, count, D]);
    const later = (x: Tensor3D) => {
      const steps = unroll(mambaCell, weights, x).gates.flatMap(({ delta }) => delta ?? []);
      return stack(steps.slice(altered ? SEEN - 1 : SEEN));
    };
    return agree(later(part(0, T - 1)), later(concat([part(T - 1, 1), part(1, T - 2)], 1) as Tensor3D), 0);
  },
  breaks: 'the step before that, which the convolution still sees',
});
