/** What the kinds of PyTorch's recurrent layers have in common. */

import type { Tensor } from '../engine/tfjs.ts';
import { add } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import type { Kind, Named } from './kinds.ts';
import { turned } from './turned.ts';

/** Of PyTorch's two biases an RNN and an LSTM know only the sum. */
export const summed = ({ weight_ih_l0: W, weight_hh_l0: U, bias_ih_l0, bias_hh_l0 }: Named): Named => ({
  W,
  U,
  b: add(bias_ih_l0, bias_hh_l0),
});

/** A recurrent layer with so many blocks of H rows; `weights` makes ours of PyTorch's. */
export const recurrent = (
  blocks: number,
  states: string[],
  weights: (given: Named) => Named,
  cell: (nonlinearity: string) => Cell,
): Kind => ({
  letters: ['T', 'B', 'I', 'H'],
  group: 'weights',
  grouped: ({ I, H }) => ({
    weight_ih_l0: [blocks * H, I],
    weight_hh_l0: [blocks * H, H],
    bias_ih_l0: [blocks * H],
    bias_hh_l0: [blocks * H],
  }),
  given: ({ T, B, I, H }) => ({ x: [T, B, I], ...Object.fromEntries(states.map((name) => [`${name}0`, [B, H]])) }),
  results: ({ T, B, H }) => ({ y: [T, B, H], ...Object.fromEntries(states.map((name) => [`${name}T`, [B, H]])) }),
  // The last h is the last row of y: a file may say it twice.
  optional: ['hT'],
  cell,
  compute(given, along, made) {
    const first = Object.fromEntries(states.map((name) => [name, given[`${name}0`]]));
    const { h, last } = along(made!, weights(given), turned(given.x), first as { h: Tensor });
    return { y: turned(h), ...Object.fromEntries(states.map((name) => [`${name}T`, (last as Named)[name]])) };
  },
});
