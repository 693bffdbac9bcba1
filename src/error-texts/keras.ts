/** Messages of Keras' and TensorFlow.js' recurrent layers. */
import type { KnownMessage } from './message.ts';

const KERAS = 'Keras';

export const kerasMessages: KnownMessage[] = [
  {
    id: 'keras-rank',
    title: 'Input 0 of layer "lstm" is incompatible with the layer: expected ndim=3, found ndim=…',
    library: 'Keras, TensorFlow.js',
    pattern: /expected ndim 3 found ndim (?<got>\d)(?: full shape received (?<shape>[\w ]+))?|to have 3 dimension/,
    means:
      'A recurrent layer reads three axes: [batch, time steps, features]. With two, an axis is missing: the features of a single series, the batch of a single sequence, or the time steps, because the layer before it returned only its last step.',
    fix: 'One feature: x[..., None]. One sequence: x[None]. After another recurrent layer: give that one return_sequences=True. With four axes: Reshape, or TimeDistributed around the layer before.',
    term: 'pytorch-lstm',
  },
  {
    id: 'keras-shape',
    title: 'Input 0 of layer … is incompatible with the layer: expected shape=(…), found shape=(…)',
    library: KERAS,
    pattern:
      /is incompatible with the layer expected (?:shape (?<expected>[\w ]+?) found shape (?<got>[\w ]+)|axis 1 of input shape to have value (?<width>\d+))/,
    means: 'The model was built for inputs of another shape. None stands for an axis that may have any size.',
    fix: 'Compare the two shapes axis by axis, leaving the batch out: change keras.Input, or the data. For sequences of any length, write None for the time steps: keras.Input((None, features)).',
    term: 'pytorch-lstm',
  },
  {
    id: 'keras-stateful-batch',
    title:
      'If an RNN is stateful, the batch size of the input sequences must be the same as the batch size of the initial state',
    library: KERAS,
    pattern:
      /if an rnn is stateful the batch size of the input sequences must be the same(?:.*?expected batch size (?<expected>\d+) received batch size (?<got>\d+))?/,
    means:
      'A stateful layer keeps one state for each row of the batch, so every call must bring as many rows. The last batch of a data set is often smaller, and predict often gets a single row.',
    fix: 'Drop the last batch (batch(n, drop_remainder=True)). To predict with one row, build the same model with batch size 1 and copy the weights: other.set_weights(model.get_weights()).',
    term: 'stateful-inference',
  },
  {
    id: 'keras-stateful-no-batch',
    title: 'When using `stateful=True` in a RNN, the batch size must be static. Found dynamic batch size',
    library: KERAS,
    pattern:
      /when using stateful true in a rnn the batch size must be static|if a rnn is stateful it needs to know its batch size/,
    means: 'A stateful layer makes room for its states when it is built, and the model does not say for how many rows.',
    fix: 'keras.Input(batch_shape=(B, T, D)), with a number for B. In Keras 2 it is batch_input_shape.',
    term: 'stateful-inference',
  },
  {
    id: 'keras-bidirectional-state',
    title: "unsupported operand type(s) for *: 'generator' and 'int'",
    library: KERAS,
    pattern: /unsupported operand type s for generator and int/,
    means:
      'Bidirectional around a layer with both stateful=True and return_state=True stops in Keras 3.15.1: its compute_mask multiplies a generator. Your shapes are right.',
    fix: 'Leave one of the two out, or write the two directions as layers of their own, the second with go_backwards=True.',
    term: 'stateful-inference',
  },
  {
    id: 'keras-mask-cudnn',
    title: 'You are passing a RNN mask that does not correspond to right-padded sequences, while using cuDNN',
    library: 'Keras on TensorFlow',
    pattern: /rnn mask that does not correspond to right padded sequences/,
    means: 'The fast layer of cuDNN takes lengths, so all that is masked must stand at the end of a sequence.',
    fix: 'Pad on the right (padding="post"), or build the layer with use_cudnn=False.',
    term: 'padding-and-masking',
    from: 'as its source writes it (keras/src/backend/tensorflow/rnn.py); it needs a GPU, and was not run here',
  },
];
