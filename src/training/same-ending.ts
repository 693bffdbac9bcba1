/** Two names that begin differently and end alike: how far apart the states of a trained model stay along the ending. */

import { scope } from '../engine/scope.ts';
import { softmax, squeeze, type Tensor2D, type Tensor3D, tensor } from '../engine/tfjs.ts';
import type { Cell, Tensors } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { unroll } from '../models/unroll.ts';
import { ALPHABET } from '../tasks/names.ts';
import { guessDistance, stateDistance } from './apart.ts';
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

/** Two beginnings followed along one ending by one model. All lists start before the first letter of the ending. */
export interface Compared {
  /** The distance per unit of the two states. */
  distances: number[];
  /** The two units that differ most before the ending, and the places of both states in their plane. */
  units: [number, number];
  places: [one: Place[], other: Place[]];
  /** The part of the probability of the next letter that differs at the end. */
  guessesApart: number;
}
type Place = [x: number, y: number];

/** Reads the ending after each of two beginnings. */
export function compareBeginnings(
  cell: Cell,
  network: Tensors,
  beginnings: [string, string],
  ending: string,
): Compared {
  const [one, other] = beginnings.map((beginning) => follow(cell, network, beginning, ending)) as [Followed, Followed];
  const differences = one.states[0].map((value, unit) => Math.abs(value - other.states[0][unit]));
  const units = [...differences.keys()].sort((a, b) => differences[b] - differences[a]).slice(0, 2) as [number, number];
  const placesOf = ({ states }: Followed) => states.map((state) => units.map((unit) => state[unit]) as Place);
  return {
    distances: one.states.map((state, k) => stateDistance(state, other.states[k])),
    units,
    places: [placesOf(one), placesOf(other)],
    guessesApart: guessDistance(one.guesses.at(-1)!, other.guesses.at(-1)!),
  };
}
