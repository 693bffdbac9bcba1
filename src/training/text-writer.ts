/** A trained text model that reads one character after the other and scores what may come next: for writing and for timing. */
import type { Cell, Tensors } from '../models/cell.ts';
import { sizeOf } from '../models/facts.ts';
import gru from '../models/gru/facts.ts';
import lstm from '../models/lstm/facts.ts';
import mamba from '../models/mamba/facts.ts';
import rnn from '../models/rnn/facts.ts';
import { stream } from '../models/stream.ts';
import { layerWeights, type NetworkSizes } from './network.ts';
import { CONTEXT, type ReaderName } from './readers.ts';
import { plus, rotarySteps, times } from './rotary-steps.ts';

const RECURRENT = { rnn, lstm, gru, mamba };

/** A model in the middle of a text. */
export interface TextWriter {
  /** Reads a character by its class; the result are the scores (logits) of all classes for the next one. */
  read(character: number): number[];
  /** Numbers that it carries to the next character. */
  carried(): number;
  /** Frees what it holds; the weights stay their owner's. */
  dispose(): void;
}

/** A model at the beginning of a text. Its weights are read now. A transformer looks back at `window` characters at most. */
export function openWriter(name: ReaderName, sizes: NetworkSizes, weights: Tensors, window = CONTEXT): TextWriter {
  const numbers = (of: string) => weights[of].dataSync() as Float32Array;
  const [V, v] = [numbers('V'), numbers('v')];
  const { D, H, N = 0 } = sizes;
  const oneHot = Array.from({ length: D }, (_, k) => Float32Array.from({ length: D }, (_, j) => Number(j === k)));
  const inputs = sizes.wiring === 'direct' ? oneHot : oneHot.map((one) => plus(times(numbers('E'), one), numbers('ε')));
  const scoresOf = (h: Float32Array) => [...plus(times(V, h), v)];
  const layer = layerWeights(weights);
  if (name === 'transformer') {
    const block = rotarySteps(layer, window);
    return { read: (k) => scoresOf(block.step(inputs[k])), carried: block.cached, dispose() {} };
  }
  const model = RECURRENT[name];
  const state = stream(model.cell() as Cell, layer);
  const carried = sizeOf(model.states({ D, H, N, depth: 1, T: 1 }));
  return {
    read(k) {
      const h = state.steps(inputs[k]);
      return scoresOf(sizes.wiring === 'residual' ? plus(inputs[k], h) : h);
    },
    carried: () => carried,
    dispose: () => state.dispose(),
  };
}
