/** Claim: batch_first turns the input and the output of PyTorch's layers, and none of their states. */
import { defineClaim } from '../define.ts';
import type { Asked } from '../shapes/asked.ts';
import { pytorchShapes } from '../shapes/pytorch.ts';
import { written } from '../shapes/tensor.ts';

const ASKED: Asked = {
  layer: 'lstm',
  batch: 5,
  steps: 7,
  inputs: 10,
  units: 20,
  layers: 2,
  directions: 1,
  batchFirst: false,
  projection: 0,
  sequences: true,
  state: false,
  stateful: false,
};

export default defineClaim({
  cites: ['pytorch2026lstm', 'pytorch2017batchfirst'],
  domain:
    'nn.LSTM, nn.GRU and nn.RNN with a batch of at least one sequence; shapes by rules that a test holds against PyTorch 2.13.0',
  formula: true,
  // Altered, the second layer is made with another batch, and its states differ.
  measure: async (batch: number = ASKED.batch) => {
    const [timeFirst, batchFirst] = [pytorchShapes(ASKED), pytorchShapes({ ...ASKED, batch, batchFirst: true })];
    const states = (shapes: typeof timeFirst) => shapes.outputs.slice(1).map(written).join(' and ');
    return {
      inputs: [timeFirst, batchFirst].map(({ input }) => written(input)),
      outputs: [timeFirst, batchFirst].map(({ outputs }) => (outputs[0] ? written(outputs[0]) : '')),
      states: [timeFirst, batchFirst].map(states),
    };
  },
  holds: ({ inputs, outputs, states }) =>
    inputs[0] !== inputs[1] && outputs[0] !== outputs[1] && states[0] === states[1],
  says: ({ inputs, outputs, states }) =>
    `Two LSTM layers of 20 units that read 5 sequences of 7 steps: batch_first turns their input from ${inputs.join(' to ')} and their output from ${outputs.join(' to ')}, and leaves h_n and c_n at ${states[0]}.`,
  breaks: { by: 'a second layer that reads 6 sequences', alteration: 6 },
});
