/** One of the seven text models of one size that reads one character after the other and scores what may come next. */
import type { Cell, Tensors } from '../models/cell.ts';
import { sizeOf } from '../models/facts.ts';
import gru from '../models/gru/facts.ts';
import lstm from '../models/lstm/facts.ts';
import mamba from '../models/mamba/facts.ts';
import minGru from '../models/min-gru/facts.ts';
import rnn from '../models/rnn/facts.ts';
import { stream } from '../models/stream.ts';
import { deltaSteps } from './delta-steps.ts';
import { DEPTH } from './large-readers.ts';
import { layerWeights, type NetworkSizes } from './network.ts';
import { CONTEXT } from './readers.ts';
import { plus, rotarySteps, times } from './rotary-steps.ts';
import { levelWeights, TAPS } from './stack.ts';
import type { LargeName } from './text-sizes.ts';
import type { TextWriter } from './text-writer.ts';

type Vector = Float32Array;
const CELLS = { rnn, lstm, gru, 'min-gru': minGru, mamba };

/** A block one position at a time: x in, x and what the block adds to it out. */
interface Level {
  step(x: Vector): Vector;
  carried(): number;
  dispose(): void;
}

/** A model at the beginning of a text. Each block of the transformer looks back at `window` characters at most. */
export function openLarge(name: LargeName, sizes: NetworkSizes, weights: Tensors, window = CONTEXT): TextWriter {
  const numbers = (of: string) => weights[of].dataSync() as Vector;
  const [E, ε, V, v] = [numbers('E'), numbers('ε'), numbers('V'), numbers('v')];
  const { D } = sizes;
  const inputs = Array.from({ length: D }, (_, k) => ε.map((offset, h) => offset + E[h * D + k]));
  const layer = layerWeights(weights);
  const gain = layer.gain.dataSync() as Vector;
  const levels = Array.from({ length: DEPTH }, (_, l) => openLevel(name, sizes, levelWeights(layer, l), window));
  return {
    read(k) {
      const e = levels.reduce<Vector>((x, level) => level.step(x), inputs[k]);
      return [...plus(times(V, normed(e, gain)), v)];
    },
    carried: () => levels.reduce((sum, level) => sum + level.carried(), 0),
    dispose: () => {
      for (const level of levels) level.dispose();
    },
  };
}

function openLevel(name: LargeName, { H, N = 0 }: NetworkSizes, weights: Tensors, window: number): Level {
  if (name === 'transformer') {
    const { step, cached } = rotarySteps(weights, window);
    return { step, carried: cached, dispose() {} };
  }
  const gain = weights.gain.dataSync() as Vector;
  const short = 'taps' in weights ? shortSteps(weights) : undefined;
  const { step, carried, dispose } = openMixer(name, { H, N }, weights);
  return {
    step: (x) => plus(x, step(short ? short.step(normed(x, gain)) : normed(x, gain))),
    carried: () => carried + (short?.carried ?? 0),
    dispose,
  };
}

function openMixer(name: Exclude<LargeName, 'transformer'>, { H, N }: { H: number; N: number }, weights: Tensors) {
  if (name === 'gated-deltanet') return { ...deltaSteps(weights), dispose() {} };
  const model = CELLS[name];
  const state = stream(model.cell() as Cell, weights);
  return {
    step: (x: Vector) => state.steps(x),
    carried: sizeOf(model.states({ D: H, H, N, depth: 1, T: 1 })),
    dispose: () => state.dispose(),
  };
}

/** The short convolution of a block, with its silu: the inputs of the last steps are carried. */
function shortSteps(weights: Tensors) {
  const [taps, offset] = [weights.taps.dataSync() as Vector, weights.offset.dataSync() as Vector];
  const before = Array.from({ length: TAPS - 1 }, (): Vector => new Float32Array(offset.length));
  return {
    carried: (TAPS - 1) * offset.length,
    step(x: Vector): Vector {
      const seen = [...before, x];
      before.splice(0, TAPS, ...seen.slice(1));
      return offset.map((start, h) => {
        const sum = seen.reduce((total, one, j) => total + taps[h * TAPS + j] * one[h], start);
        return sum / (1 + Math.exp(-sum));
      });
    },
  };
}

/** As `rmsNorm` of src/models/parts/norm.ts, for one vector. */
function normed(x: Vector, gain: Vector): Vector {
  const scale = 1 / Math.sqrt(x.reduce((sum, one) => sum + one * one, 0) / x.length + 2 ** -23);
  return x.map((one, k) => one * scale * gain[k]);
}
