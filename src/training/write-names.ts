/** Writing names with a trained network, a letter at a time: each drawn from the network's guess and read back in. */
import type { Cell, State, Tensors } from '../models/cell.ts';
import { stream } from '../models/stream.ts';
import type { Random } from '../random.ts';
import { ALPHABET, LONGEST } from '../tasks/names.ts';
import { layerWeights } from './network.ts';

/** A name with what the network made of it. */
export interface Written {
  /** Without the `.` of its end. */
  name: string;
  /** The chance that the network gave to each letter where it stands, and to the end; without the end if the name was cut. */
  chances: number[];
  /** Mean of −ln chance over them, nats per letter: how much the network is surprised by the name. */
  nats: number;
}

const letters = [...ALPHABET];
const oneHot = letters.map((_, k) => Float32Array.from(letters, (_, other) => Number(other === k)));

/**
 * Names that go on from `start`, one for each generator; a name is cut after 12 letters. Letters are drawn from
 * softmax(scores / temperature), so `temperature` is above 0: 1 takes the network's guess as it is, less prefers what is
 * likely. `chances` and `nats` are always those at temperature 1. Throws where `start` has letters outside a–z.
 */
export function writeNames<W extends Tensors, S extends State>(
  cell: Cell<W, S>,
  network: Tensors,
  { start, temperature }: { start: string; temperature: number },
  randoms: Random[],
): Written[] {
  const strange = [...new Set(start)].filter((letter) => !letters.includes(letter) || letter === '.');
  if (strange.length > 0)
    throw new Error(`Names are spelled in a–z, not with ${strange.map((one) => `“${one}”`).join(', ')}.`);
  if (!(temperature > 0)) throw new Error(`The temperature is ${temperature}; it must be above 0.`);
  const scoresAt = readoutOf(network);
  const state = stream(cell, layerWeights(network) as W);
  const write = (random: Random): Written => {
    state.reset();
    const [chances, read]: [number[], number[]] = [[], [0]];
    while (true) {
      const scores = scoresAt(state.steps(oneHot[read.at(-1)!]));
      const given = start[read.length - 1];
      const next = given ? letters.indexOf(given) : random.pick(softmax(scores, temperature));
      if (next !== 0 && read.length > LONGEST) break;
      chances.push(softmax(scores, 1)[next]);
      if (next === 0) break;
      read.push(next);
    }
    const nats = chances.reduce((sum, chance) => sum - Math.log(chance), 0) / chances.length;
    return {
      name: read
        .slice(1)
        .map((k) => letters[k])
        .join(''),
      chances,
      nats,
    };
  };
  try {
    return randoms.map(write);
  } finally {
    state.dispose();
  }
}

/** V h + v for one h at a time, in plain numbers: too little to ask the engine for. */
function readoutOf(network: Tensors): (h: Float32Array) => number[] {
  const [V, v] = [network.V.dataSync(), network.v.dataSync()];
  return (h) => Array.from(v, (bias, k) => h.reduce((sum, unit, j) => sum + V[k * h.length + j] * unit, bias));
}

function softmax(scores: number[], temperature: number): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp((score - top) / temperature));
  const total = powers.reduce((sum, power) => sum + power);
  return powers.map((power) => power / total);
}
