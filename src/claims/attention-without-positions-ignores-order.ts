/** Claim: without positions, the last output of attention does not depend on the order of what came before; an LSTM's does. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, gather, max, slice, sub, type Tensor3D, tensor1d, tensor3d } from '../engine/tfjs.ts';
import { attention } from '../models/attention/layer.ts';
import type { Layer } from '../models/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { recurrent } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [T, WIDTH, ORDER] = [8, 16, [4, 1, 6, 0, 3, 5, 2, 7]];

/** How much the last output moves when the earlier inputs change places. */
const moved = (layer: Layer): number =>
  scope(() => {
    const random = new Random(17, 'order');
    const weights = layer.weights({ D: WIDTH, H: WIDTH }, random);
    const x = tensor3d(
      Array.from({ length: T * WIDTH }, () => random.normal()),
      [1, T, WIDTH],
    );
    const last = (input: Tensor3D) => slice(layer.apply(weights, input), [0, T - 1, 0], [1, 1, WIDTH]);
    return max(abs(sub(last(x), last(gather(x, tensor1d(ORDER, 'int32'), 1) as Tensor3D)))).dataSync()[0]!;
  });

const layers = { attention: attention() as Layer, lstm: recurrent(lstm) as Layer };

export default defineClaim({
  cites: ['vaswani2017'],
  domain:
    'one layer of attention of any width and length with fresh weights, inputs up to 10 in size; the LSTM is one draw',
  measure: async (first: keyof typeof layers = 'attention') => ({
    attention: moved(layers[first]),
    lstm: moved(layers.lstm),
  }),
  holds: ({ attention: still, lstm: moves }) => still < 1e-5 && moves > 1e-3,
  says: ({ attention: still, lstm: moves }) =>
    `When the ${T - 1} inputs before the last change places, the last output of attention without positions moves by ${inPowers(still)}, which is rounding, and that of an LSTM by ${moves.toFixed(2)}.`,
  breaks: { by: 'an LSTM in the place of attention', alteration: 'lstm' },
});
