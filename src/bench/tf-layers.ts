/** The peer `tf.layers`: the recurrent layers that tfjs ships, in a model, on tfjs' own kernels. */
import type { Given } from './family.ts';
import { layers } from './layers.ts';
import { type MakeLayer, modelRunner } from './layers-model.ts';
import type { Peer } from './runner.ts';
import { recurrentWeights } from './weights.ts';

const make = { rnn: layers.simpleRNN, gru: layers.gru, lstm: layers.lstm } as Record<string, unknown> as Record<
  string,
  MakeLayer
>;

/** Stock layers. Their GRU resets before the product and has one bias: as much arithmetic, another function. */
export const tfLayers: Peer = {
  name: 'tf.layers',
  does: ({ mode, family }) => mode !== 'pass' && family in make,
  variant: (given) => (given.family === 'gru' ? resetBefore(given) : given),
  start: (given) => modelRunner(given, make[given.family]),
};

/** The given for a GRU that resets before the product: d becomes part of b, and stays 0. */
function resetBefore(given: Given): Given {
  const { H, weights } = given;
  const { b, d } = recurrentWeights(given);
  const both = b.map((value, k) => value + (k < 2 * H ? 0 : d[k - 2 * H]!));
  return { ...given, variant: 'before', weights: { ...weights, b: both, d: new Float32Array(H) }, frozen: ['d'] };
}
