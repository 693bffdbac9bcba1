/** Where each matrix of libopus' network lies in its picture, what its rows and columns stand for, and what it multiplies. */
import { UNITS } from './opus.ts';
import type { OpusFrame } from './opus-frame.ts';
import { FEATURE_NAMES } from './opus-names.ts';

/** Columns of the GRU's matrices and of their biases, the row of the outputs, whose weights lie below the states, and how high rows are. */
const [DENSE_BIAS, GRU, STATE, BIAS, OUTPUT] = [25, 30, 63, 87, 74];
const [TALL, TALLER] = [2, 5];
const OUTPUTS = ['music', 'activity'];
const GATES = [
  { letter: 'r', quantity: 'reset' },
  { letter: 'z', quantity: 'update' },
  { letter: 'n', quantity: 'candidate' },
];

const nth = (what: string) => (k: number) => `${what} ${k + 1}`;
const gate = (row: number) => `${GATES[Math.floor(row / UNITS)].letter} ${(row % UNITS) + 1}`;
const bias = () => 'bias';

/** The parts of the picture at frame t. */
export function partsOf({ weights, features, dense, states }: OpusFrame, t: number) {
  const matrix = (name: string, rowOf: (row: number) => string, columnOf: (column: number) => string) => ({
    letter: name,
    rows: weights[name],
    rowOf,
    columnOf,
  });
  const [unit, state, output] = [nth('dense unit'), nth('state'), (k: number) => OUTPUTS[k]];
  const vector = (letter: string, quantity: string, values: number[]) => ({ letter, quantity, values });
  const [read, made] = [vector('features', 'input', features[t]), vector('dense layer', 'candidate', dense[t])];
  return [
    { left: 0, top: 0, tall: TALL, vector: read, matrix: matrix('dense.W', unit, (k) => FEATURE_NAMES[k]) },
    { left: DENSE_BIAS, top: 0, tall: TALL, matrix: matrix('dense.b', unit, bias) },
    { left: GRU, top: 0, vector: made, matrix: matrix('gru.W', gate, unit) },
    { left: STATE, top: 0, vector: vector('state h', 'hidden', states[t]), matrix: matrix('gru.U', gate, state) },
    { left: BIAS, top: 0, matrix: matrix('gru.b', gate, bias) },
    { left: STATE, top: OUTPUT, tall: TALLER, matrix: matrix('output.W', output, state) },
    { left: BIAS, top: OUTPUT, tall: TALLER, matrix: matrix('output.b', output, bias) },
  ];
}

/** The names of the gates and of the outputs, before their rows. */
export const MARKS = [
  ...GATES.map(({ letter, quantity }, k) => ({ text: letter, quantity, column: GRU, row: UNITS * (k + 0.5) })),
  ...OUTPUTS.map((text, k) => ({
    text,
    quantity: ['output', 'plain'][k],
    column: STATE,
    row: OUTPUT + TALLER * (k + 0.5),
  })),
];
