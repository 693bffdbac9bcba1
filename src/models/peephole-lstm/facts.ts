/** The LSTM with peepholes in the registry of models. */
import type { Facts, Words } from '../facts.ts';
import { recurrent } from '../unroll.ts';
import { peepholeLstm } from './cell.ts';

export const words: Words = { title: 'Peephole LSTM', order: 25, race: true };

export default {
  layer: () => recurrent(peepholeLstm),
  cell: () => peepholeLstm,
  wiring: 'direct',
  weights: ({ D, H }) => ({ W: [4 * H, D], U: [4 * H, H], b: [4 * H], P: [3, H] }),
  states: ({ H }) => ({ h: [H], c: [H] }),
  beyondWeights: ({ H }) => 3 * H,
  parity: true,
} satisfies Facts;
