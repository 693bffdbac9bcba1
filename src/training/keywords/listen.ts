/** A trained keyword spotter at work: on clips of a second, and on sound that keeps coming in. */
import { softmax, tensor, tidy } from '../../engine/tfjs.ts';
import type { Cell, Tensors } from '../../models/cell.ts';
import gru from '../../models/gru/facts.ts';
import lstm from '../../models/lstm/facts.ts';
import { stream } from '../../models/stream.ts';
import { featureStream, INPUTS, logMel, STEPS } from '../../tasks/keywords/features.ts';
import { LABELS } from '../../tasks/keywords/words.ts';
import { layerWeights } from '../network.ts';
import { plus, rotarySteps, times } from '../rotary-steps.ts';
import { type SpotterName, spotter } from './network.ts';

/** Bytes of a number in float32. */
const FLOAT = 4;

/** The probability of each label, in the order of `LABELS`, for each clip of a second at 8 kHz. */
export function classify(name: SpotterName, weights: Tensors, clips: Float32Array[]): number[][] {
  if (!clips.length) return [];
  return tidy(() => {
    const features = clips.map(logMel);
    const x = new Float32Array(clips.length * STEPS * INPUTS);
    features.forEach((one, k) => x.set(one, k * STEPS * INPUTS));
    const scores = spotter(name).scores(weights, tensor(x, [clips.length, 1, STEPS * INPUTS]));
    const chances = softmax(scores).dataSync();
    return clips.map((_, k) => [...chances.subarray(k * LABELS.length, (k + 1) * LABELS.length)]);
  });
}

/** A spotter that hears a sound piece by piece. */
export interface Listener {
  /**
   * The next samples at 8 kHz, however many. For each time step of 20 ms that they complete, the probability of each label
   * over about the last second: after the 49 steps of a first clip these are those of `classify`.
   */
  hear(samples: Float32Array): number[][];
  /** The same for features that are there already, [n,80]. */
  step(features: Float32Array): number[][];
  /** Bytes that it carries from one step to the next: states and sums of scores, or a cache and the scores of a second. */
  carried(): number;
  /** Forgets what it has heard. */
  reset(): void;
  /** Frees what it holds; the weights stay their owner's. */
  dispose(): void;
}

/** How a spotter hears a long sound; as below unless given. */
export interface Hearing {
  /**
   * Whether a layer goes on and on. It was trained on clips of a second, each from the beginning; after some seconds a
   * recurrent state is none that it has met, and attention reads the end of another word. So it does not, and several
   * copies begin anew in turns.
   */
  carries?: boolean;
  /** Steps that attention looks back at, where it goes on and on: a second. */
  window?: number;
}

/** A spotter before the first sample. Its weights are read now. */
export function listener(name: SpotterName, weights: Tensors, hearing: Hearing = {}): Listener {
  const numbers = (of: string) => Float32Array.from(weights[of].dataSync());
  const [V, v] = [numbers('V'), numbers('v')];
  const readout = (h: Float32Array) => plus(times(V, h), v);
  const { window = STEPS, carries = false } = hearing;
  const make = () => (name === 'attention' ? attentionSteps(weights, window) : recurrentSteps(name, weights));
  const ears = carries ? lastSecond(make(), readout) : inTurns(make, readout);
  const sound = featureStream();
  const step = (features: Float32Array) =>
    Array.from({ length: features.length / INPUTS }, (_, t) =>
      chancesOf(ears.step(features.slice(t * INPUTS, (t + 1) * INPUTS))),
    );
  return {
    hear: (samples) => step(sound.push(samples)),
    step,
    carried: () => FLOAT * ears.carried(),
    reset() {
      sound.reset();
      ears.reset();
    },
    dispose: ears.dispose,
  };
}

/** What comes out for one step's input, and how many numbers are kept for the next. */
interface Steps {
  step(x: Float32Array): Float32Array;
  carried(): number;
  reset(): void;
  dispose(): void;
}
type Readout = (h: Float32Array) => Float32Array;

/** The mean of the scores of the last second, of a layer that goes on and on. */
function lastSecond(layer: Steps, readout: Readout): Steps {
  const last: Float32Array[] = [];
  return {
    step(x) {
      last.push(readout(layer.step(x)));
      if (last.length > STEPS) last.shift();
      return last.reduce(plus).map((sum) => sum / last.length);
    },
    carried: () => layer.carried() + last.length * LABELS.length,
    reset() {
      layer.reset();
      last.length = 0;
    },
    dispose: layer.dispose,
  };
}

/** Copies of a layer that hear in turns, and the steps between the beginnings of two of them. */
const COPIES = 4;
const APART = Math.floor(STEPS / COPIES);

/**
 * Several copies of a layer, each of which begins anew when it has heard a second: what counts is the mean of the scores of
 * the one that has heard most, which is three quarters of a second at least.
 */
function inTurns(make: () => Steps, readout: Readout): Steps {
  const copies = Array.from({ length: COPIES }, () => ({
    layer: make(),
    heard: 0,
    sum: new Float32Array(0) as Float32Array,
  }));
  const begin = () =>
    copies.forEach((copy, k) => {
      copy.layer.reset();
      copy.heard = -k * APART;
    });
  begin();
  return {
    step(x) {
      for (const copy of copies) {
        copy.heard++;
        if (copy.heard <= 0) continue;
        const scores = readout(copy.layer.step(x));
        copy.sum = copy.heard === 1 ? scores : plus(copy.sum, scores);
      }
      const { sum, heard } = copies.reduce((one, other) => (other.heard > one.heard ? other : one));
      for (const copy of copies) {
        if (copy.heard < STEPS) continue;
        copy.layer.reset();
        copy.heard = 0;
      }
      return sum.map((score) => score / heard);
    },
    carried: () => copies.reduce((total, { layer }) => total + layer.carried() + LABELS.length, 0),
    reset: begin,
    dispose() {
      for (const { layer } of copies) layer.dispose();
    },
  };
}

function recurrentSteps(name: 'gru' | 'lstm', weights: Tensors): Steps {
  const model = { gru, lstm }[name];
  const flow = stream(model.cell() as Cell, layerWeights(weights));
  const H = weights.V.shape[1] ?? 0;
  return {
    step: (x) => flow.steps(x),
    carried: () => Object.keys(model.states({ D: INPUTS, H, N: 0, depth: 1, T: 1 })).length * H,
    reset: flow.reset,
    dispose: flow.dispose,
  };
}

/** Attention keeps a key and a value of each step that it looks back at. */
function attentionSteps(weights: Tensors, window: number): Steps {
  const [E, ε] = ['E', 'ε'].map((name) => Float32Array.from(weights[name].dataSync()));
  const fresh = () => rotarySteps(layerWeights(weights), window);
  let block = fresh();
  return {
    step: (x) => block.step(plus(times(E, x), ε)),
    carried: () => block.cached(),
    reset() {
      block = fresh();
    },
    dispose() {},
  };
}

function chancesOf(scores: Float32Array): number[] {
  const top = Math.max(...scores);
  const powers = Array.from(scores, (score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
