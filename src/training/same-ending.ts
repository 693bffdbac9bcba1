/** Two names that begin differently and end alike: how far apart the states of a trained model stay along the ending. */

import { scope } from '../engine/scope.ts';
import { softmax, squeeze, type Tensor2D, type Tensor3D, tensor } from '../engine/tfjs.ts';
import type { Cell, Tensors } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { unroll } from '../models/unroll.ts';
import { ALPHABET } from '../tasks/names.ts';
import { layerWeights, readout } from './network.ts';

/** The shipped models that spell names, and their cells. */
export const SPELLERS = { 'names-rnn': rnn() as Cell, 'names-gru': gru() as Cell };

/** The state [H] and the probability of each next letter after the beginning, and then after each letter of the ending. */
export interface Followed {
  states: number[][];
  guesses: number[][];
}

/** Reads `.`, a beginning and an ending; what it returns starts at the last letter of the beginning. */
export function follow(cell: Cell, network: Tensors, beginning: string, ending: string): Followed {
  return scope(() => {
    const letters = [...`.${beginning}${ending}`];
    const oneHot = letters.flatMap((letter) => [...ALPHABET].map((other) => Number(other === letter)));
    const { h } = unroll(cell, layerWeights(network), tensor(oneHot, [1, letters.length, ALPHABET.length]) as Tensor3D);
    const states = squeeze(h, [0]) as Tensor2D;
    const tail = <T>(rows: T[]) => rows.slice(beginning.length);
    return {
      states: tail(states.arraySync()),
      guesses: tail((softmax(readout(network, states)) as Tensor2D).arraySync()),
    };
  });
}
