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
   * over the last second: after the 49 steps of a first clip these are those of `classify`.
   */
  hear(samples: Float32Array): number[][];
  /** The same for features that are there already, [n,80]. */
  step(features: Float32Array): number[][];
  /** Bytes that it carries from one step to the next, apart from the scores of the last second: its state or its cache. */
  carried(): number;
  /** Forgets what it has heard. */
  reset(): void;
  /** Frees what it holds; the weights stay their owner's. */
  dispose(): void;
}

/** What comes out of the layer, [H], for one step's input, and how many numbers it keeps. */
interface Steps {
  step(x: Float32Array): Float32Array;
  carried(): number;
  reset(): void;
  dispose(): void;
}

/** A spotter before the first sample. Its weights are read now. Attention looks back at so many steps, a second unless given. */
export function listener(name: SpotterName, weights: Tensors, window = STEPS): Listener {
  const numbers = (of: string) => weights[of].dataSync() as Float32Array;
  const [V, v] = [Float32Array.from(numbers('V')), Float32Array.from(numbers('v'))];
  const layer = name === 'attention' ? attentionSteps(weights, window) : recurrentSteps(name, weights);
  const sound = featureStream();
  const last: Float32Array[] = [];
  const hearStep = (x: Float32Array): number[] => {
    last.push(plus(times(V, layer.step(x)), v));
    if (last.length > STEPS) last.shift();
    return chancesOf(LABELS.map((_, k) => last.reduce((sum, scores) => sum + scores[k], 0) / last.length));
  };
  const step = (features: Float32Array) =>
    Array.from({ length: features.length / INPUTS }, (_, t) => hearStep(features.slice(t * INPUTS, (t + 1) * INPUTS)));
  return {
    hear: (samples) => step(sound.push(samples)),
    step,
    carried: () => FLOAT * layer.carried(),
    reset() {
      sound.reset();
      layer.reset();
      last.length = 0;
    },
    dispose: () => layer.dispose(),
  };
}

function recurrentSteps(name: 'gru' | 'lstm', weights: Tensors): Steps {
  const model = { gru, lstm }[name];
  const flow = stream(model.cell() as Cell, layerWeights(weights));
  const H = weights.V.shape[1]!;
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

function chancesOf(scores: number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
