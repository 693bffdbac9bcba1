/** tf.layers, from its ES modules: by its bare name a test would get a second copy, with a second list of classes. */
// First: it readies what tfjs looks for when it loads.
import '../engine/node.ts';

export * from '@tensorflow/tfjs-layers/dist/index.js';
export { LSTM, type LSTMCell } from '@tensorflow/tfjs-layers/dist/layers/recurrent.js';
