/** Follows five text models through a sentence: what each carries after every character, and what it expects next. */
import { scope } from '../engine/scope.ts';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import { softmax } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { rotaryAttention } from '../models/attention/rotary.ts';
import type { Cell, Layer, State, Tensors } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { mambaCell } from '../models/mamba/cell.ts';
import { mamba } from '../models/mamba/layer.ts';
import { times } from '../models/parts/linear.ts';
import { layerNorm } from '../models/parts/norm.ts';
import { rotary } from '../models/parts/positions.ts';
import { rnn } from '../models/rnn/cell.ts';
import { transformerBlock } from '../models/transformer/block.ts';
import { recurrent, unroll } from '../models/unroll.ts';
import { ALPHABET } from '../tasks/next-character.ts';
import { layerWeights, type NetworkSizes, network, project } from './network.ts';
import type { Guess, ReaderName, Reading } from './readers.ts';
import { inputsOf, mostHeard } from './text-model.ts';

/** Numbers of a state that are drawn, and next characters that are shown. */
const [ROWS, GUESSES] = [6, 4];

/** How a model reads: its layer, and what is drawn of its memory while it reads x [1,T,D]. */
interface How {
  layer: Layer;
  memory(weights: Tensors, x: Tensor3D): Pick<Reading, 'memory' | 'carried' | 'looksBack'>;
}

/** A recurrent model, of whose states those named are carried and `drawn` is drawn. */
const stepping = <W extends Tensors, S extends State>(
  layer: Layer<W>,
  cell: Cell<W, S>,
  drawn: keyof S & string,
  carried: (keyof S & string)[],
  mixer: string,
): How => ({
  layer: layer as Layer,
  memory(weights, x) {
    const { states } = unroll(cell, layerWeights(weights) as W, 'E' in weights ? project(weights, x) : x);
    const units = mostHeard(weights[mixer] as Tensor2D, ROWS);
    const rows = states.map((state) => state[drawn]!.dataSync());
    const perUnit = rows[0]!.length / weights[mixer]!.shape[1]!;
    return {
      memory: units.map((unit) => rows.map((numbers) => numbers[unit * perUnit]!)),
      carried: carried.reduce((sum, name) => sum + states[0]![name]!.size, 0),
    };
  },
});

/** The transformer: its attention weights, and a cache of a key and a value for every character. */
const lookingBack: How = {
  layer: transformerBlock(1, rotaryAttention) as Layer,
  memory(weights, x) {
    const { Wq, Wk, Wv, gain1, bias1 } = layerWeights(weights) as Record<string, Tensor>;
    const e = layerNorm(project(weights, x), gain1 as Tensor1D, bias1 as Tensor1D);
    const [q, k, v] = [Wq, Wk, Wv].map((W) => times(W as Tensor2D, e)) as [Tensor3D, Tensor3D, Tensor3D];
    const [attention] = attend(rotary(q), rotary(k), v).weights.arraySync();
    return {
      memory: attention!.map((row, t) => row.slice(0, t + 1)),
      carried: k.shape[2] + v.shape[2],
      looksBack: true,
    };
  },
};

const HOW: Record<ReaderName, How> = {
  rnn: stepping(recurrent(rnn()), rnn(), 'h', ['h'], 'V'),
  lstm: stepping(recurrent(lstm), lstm, 'c', ['h', 'c'], 'V'),
  gru: stepping(recurrent(gru()), gru(), 'h', ['h'], 'V'),
  mamba: stepping(mamba(), mambaCell as Cell, 's', ['window', 's'], 'layer.Wout'),
  transformer: lookingBack,
};

/** What a model with these weights makes of a text in the alphabet, of one character at least. */
export function readAlong(name: ReaderName, sizes: NetworkSizes, weights: Tensors, text: string): Reading {
  return scope(() => {
    const x = inputsOf(text);
    const { layer, memory } = HOW[name];
    const [probabilities] = softmax(network(layer, sizes).scores(weights, x)).arraySync() as number[][][];
    return { next: probabilities!.map(likeliest), ...memory(weights, x) };
  });
}

/** The layer of a text model. */
export const layerOf = (name: ReaderName): Layer => HOW[name].layer;

const likeliest = (probabilities: number[]): Guess[] =>
  probabilities
    .map((probability, k): Guess => [ALPHABET[k]!, probability])
    .sort(([, a], [, b]) => b - a)
    .slice(0, GUESSES);
