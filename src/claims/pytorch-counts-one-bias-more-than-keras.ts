/** Claim: the same LSTM has 4H more weights in PyTorch than in Keras and MLX, which keep one bias. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { lstm } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import type { Asked } from '../shapes/asked.ts';
import { LIBRARIES } from '../shapes/shapes.ts';
import { totalOf } from '../shapes/tensor.ts';
import { counted } from '../units.ts';

const asked = (inputs: number, units: number): Asked => ({
  layer: 'lstm',
  batch: 1,
  steps: 1,
  inputs,
  units,
  layers: 1,
  directions: 1,
  batchFirst: true,
  projection: 0,
  sequences: true,
  state: false,
  stateful: false,
});

export default defineClaim({
  cites: ['pytorch2026lstm', 'keras2026lstm', 'mlx2026rnn'],
  domain:
    'one LSTM layer with biases, of any size, one direction and no projection; the count of this site’s cell is measured',
  measure: async (units: number = 64) => {
    const [inputs, H] = [12, 64];
    const count = (library: keyof typeof LIBRARIES) => totalOf(LIBRARIES[library].shapes(asked(inputs, H)));
    const own = scope(() =>
      Object.values(lstm.weights({ D: inputs, H: units }, new Random(0))).reduce((sum, { size }) => sum + size, 0),
    );
    return { inputs, units: H, pytorch: count('pytorch'), keras: count('keras'), mlx: count('mlx'), own };
  },
  holds: ({ units, pytorch, keras, mlx, own }) => pytorch - keras === 4 * units && mlx === keras && own === keras,
  says: ({ inputs, units, pytorch, keras }) =>
    `An LSTM with ${inputs} inputs and ${units} units has ${counted(pytorch)} weights in PyTorch, which keeps two biases, and ${counted(keras)} in Keras, in MLX and here, which keep one: ${pytorch - keras} fewer.`,
  breaks: { by: 'a cell of this site with 65 units', alteration: 65 },
});
