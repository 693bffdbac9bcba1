/** Following a network letter by letter: its terms, states and guesses, and how it would go on by itself. */

import { scope } from '../engine/scope.ts';
import { add, buffer, softmax, type Tensor, type Tensor2D, tensor } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import { type RnnWeights, rnn } from '../models/rnn/cell.ts';
import type { Random } from '../random.ts';
import { ALPHABET } from '../tasks/names.ts';
import { layerWeights, readout } from './network.ts';

/** One step: the letter read, the two terms and the state [H], and the chance of each next letter. */
export interface SpellStep {
  letter: string;
  Wx: number[];
  Uh: number[];
  h: number[];
  guess: number[];
}

const cell = rnn();
const oneHot = (letter: string) =>
  tensor(
    [...ALPHABET].map((other) => Number(other === letter)),
    [1, ALPHABET.length],
  ) as Tensor2D;
const numbers = (row: Tensor): number[] => [...row.dataSync()];

/** Reads `.` and then the letters of `text`; `network` holds the readout V and v. */
export function spellOut(weights: RnnWeights, network: Tensors, text: string): SpellStep[] {
  return scope(() => {
    let state = cell.zero(weights, 1);
    return [...`.${text}`].map((letter) => {
      const step = cell.step(weights, oneHot(letter), state);
      state = step.state;
      return {
        letter,
        Wx: numbers(step.gates.Wx),
        Uh: numbers(step.gates.Uh),
        h: numbers(state.h),
        guess: numbers(softmax(readout(network, state.h))),
      };
    });
  });
}

/** Goes on from `text` with letters drawn from the network's own guesses, to the end of the name or `most` letters. */
export function goOn(weights: RnnWeights, network: Tensors, text: string, random: Random, most = 12): string {
  let name = text;
  while (name.length < most) {
    const { guess } = spellOut(weights, network, name).at(-1)!;
    const next = ALPHABET[random.pick(guess)];
    if (next === '.') break;
    name += next;
  }
  return name;
}

/** A name spelled with one weight of U changed, beside the states without the change, and how each prefix goes on. */
export function spellEdited(
  network: Tensors,
  name: string,
  edit: { to: number; from: number; change: number },
  random: Random,
) {
  return scope(() => {
    const trained = layerWeights(network) as RnnWeights;
    const change = buffer(trained.U.shape);
    change.set(edit.change, edit.to, edit.from);
    const edited = { ...trained, U: add(trained.U, change.toTensor()) as Tensor2D };
    return {
      steps: spellOut(edited, network, name),
      plain: spellOut(trained, network, name).map(({ h }) => h),
      endings: [...`.${name}`].map((_, t) => goOn(edited, network, name.slice(0, t), random)),
    };
  });
}
