/** What an LSTM and a Mamba keep of their states at each character of a text, and what one changed character changes of it. */
import { scope } from '../engine/scope.ts';
import { concat, exp, expandDims, mul, neg, reshape, type Tensor, type Tensor2D } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { type MambaBlockWeights, mambaCell } from '../models/mamba/cell.ts';
import { unroll } from '../models/unroll.ts';
import { toPlain } from '../tasks/next-character.ts';
import { layerWeights, project } from './network.ts';
import { inputsOf, mostHeard } from './text-model.ts';

/** At each of T characters, all that a model holds [T,·], and the fraction of it that the step there keeps of what was before. */
export interface Kept {
  factors: Tensor2D;
  state: Tensor2D;
}
type What = keyof Kept;

/** A number a step, [1,·] or [1,·,·] each, as one matrix [T,·]. */
const rows = (steps: Tensor[]) => concat(steps.map((step) => reshape(step, [1, step.size]))) as Tensor2D;

/** The forget gates and the cell state of an LSTM: f_t from the input and the hidden state before it. */
export function lstmKeeps(network: Tensors, text: string): Kept {
  const { gates, states } = unroll(lstm, layerWeights(network) as LstmWeights, inputsOf(text));
  return { factors: rows(gates.map(({ f }) => f)), state: rows(states.map(({ c }) => c)) };
}

/** The factors exp(Δ_t A) and the state of a Mamba block, N numbers for each of its channels: Δ_t from the last four inputs. */
export function mambaKeeps(network: Tensors, text: string): Kept {
  const weights = layerWeights(network) as MambaBlockWeights;
  const { gates, states } = unroll(mambaCell, weights, project(network, inputsOf(text)));
  const A = neg(exp(weights.logA));
  const factors = gates.map(({ delta }) => exp(mul(expandDims(delta as Tensor, 2), A)));
  return { factors: rows(factors), state: rows(states.map(({ s }) => s)) };
}

/** A text as it was and with another character at `at`, counted from 0; `note` says, in a sentence, why it is not the one typed. */
export interface Texts {
  before: string;
  after: string;
  at: number;
  note?: string;
}

/** What the models read where they know nothing of what is typed. */
export const TEXT = 'the whale rose and the sea';

/**
 * What the models read of a typed text, `most` characters at the most, and of the same with `to` in the place of one of
 * them, or as it was where `to` has nothing that they know.
 */
export function textsOf(typed: string, at: number, to: string, most: number): Texts {
  const { text, leftOut } = toPlain(typed);
  const known = text.trimStart().slice(0, most);
  const before = known || TEXT;
  const place = Math.min(at, before.length - 1);
  const character = toPlain(to).text[0] ?? before[place];
  const after = before.slice(0, place) + character + before.slice(place + 1);
  const unknown = leftOut.map((one) => `“${one}”`).join(', ');
  const lack = unknown ? `The models do not know ${unknown}` : 'There is no character to read';
  const note = known ? `${lack} and leave that out.` : `${lack}, so they read “${TEXT}”.`;
  return { before, after, at: place, ...(known && !unknown ? {} : { note }) };
}

/** The two models: how each is followed, and the matrix that reads its units. */
export const KEEPERS = {
  lstm: { keeps: lstmKeeps, reader: 'V' },
  mamba: { keeps: mambaKeeps, reader: 'layer.Wout' },
} as const;
export type Keeper = keyof typeof KEEPERS;

/** Some numbers at each character of the changed text, [units][T], and by how much any of all of them differs from the text as it was. */
export interface Changed {
  units: number[][];
  moved: number[];
}

/** Both texts read by a model with these weights: its factors and its state, `most` units of each in full. They have one length. */
export function compareKept(
  name: Keeper,
  network: Tensors,
  texts: Pick<Texts, 'before' | 'after'>,
  most: number,
): Record<What, Changed> {
  return scope(() => {
    const { keeps, reader } = KEEPERS[name];
    const matrix = network[reader] as Tensor2D;
    const chosen = mostHeard(matrix, most);
    const [before, after] = [keeps(network, texts.before), keeps(network, texts.after)];
    const changed = (what: What): Changed => {
      const [was, is] = [before[what].arraySync(), after[what].arraySync()];
      const perUnit = before[what].shape[1] / matrix.shape[1];
      return {
        units: chosen.map((unit) => is.map((step) => step[unit * perUnit] ?? 0)),
        moved: is.map((step, t) => Math.max(...step.map((value, k) => Math.abs(value - (was[t]?.[k] ?? 0))))),
      };
    };
    return { factors: changed('factors'), state: changed('state') };
  });
}
