/** The peer `tf.layers`: the recurrent layers that tfjs ships, in a model, on tfjs' own kernels. */
import type { Given } from './given.ts';
import { layers } from './layers.ts';
import { modelRunner, type MakeLayer } from './layers-model.ts';
import type { Peer } from './runner.ts';

const make = {
  rnn: layers.simpleRNN, gru: layers.gru, lstm: layers.lstm,
} as Record<Given['cell'], unknown> as Record<Given['cell'], MakeLayer>;

/** Stock layers. Their GRU resets before the product and has one bias: as much arithmetic, another function. */
export const tfLayers: Peer = {
  name: 'tf.layers',
  does: () => true,
  variant: (given) => (given.cell === 'gru' ? resetBefore(given) : given),
  start: (given) => modelRunner(given, make[given.cell]),
};

/** The given for a GRU that resets before the product: d becomes part of b, and stays 0. */
function resetBefore(given: Given): Given {
  const { H, weights } = given;
  const b = weights.b.map((value, k) => value + (k < 2 * H ? 0 : weights.d[k - 2 * H]!));
  return { ...given, reset: 'before', weights: { ...weights, b, d: new Float32Array(H) }, frozen: ['d'] };
}
