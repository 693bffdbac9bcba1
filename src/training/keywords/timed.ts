/** What a keyword spotter costs on this machine: the shipped sizes step by step, and transformers of published sizes a second at a time. */
import type { Clock } from '../../define.ts';
import { scope } from '../../engine/scope.ts';
import { dispose, type Tensor3D, tensor, tidy } from '../../engine/tfjs.ts';
import type { Layer, Tensors } from '../../models/cell.ts';
import { transformerBlock } from '../../models/transformer/block.ts';
import { Random } from '../../random.ts';
import { CLIP, STEPS_A_SECOND } from '../../tasks/keywords/features.ts';
import { LABELS } from '../../tasks/keywords/words.ts';
import { layerWeights, network, project, readout } from '../network.ts';
import { millisecondsOf } from '../stopwatch.ts';
import { spotterSize, spotterTimes } from './cost.ts';
import { SPOTTERS, type SpotterName, spotter, spotterNames } from './network.ts';

/** Transformers as large as published spotters (Berg et al. 2021): as many blocks, units and heads, over as many frames. */
export const PUBLISHED = {
  kwt1: { title: 'as large as KWT-1', blocks: 12, H: 64, heads: 1 },
  kwt3: { title: 'as large as KWT-3', blocks: 12, H: 192, heads: 3 },
};
export type PublishedName = keyof typeof PUBLISHED;
const [FRAMES, MELS, FLOAT] = [98, 40, 4];
/** How loud the noise is that is heard for the time, and the microseconds in a millisecond. */
const [LOUD, MICRO] = [0.05, 1000];

export interface Cost {
  name: SpotterName | PublishedName;
  /** Units of its layers. */
  units: number;
  weights: number;
  /** Bytes of its weights in float32, and of what it keeps for the next step; nothing where it reads a second at once. */
  bytes: number;
  carried?: number;
  /** Milliseconds for a second of sound; where it comes step by step, with its features. */
  milliseconds: number;
}
export interface CostFrame {
  done: number;
  of: number;
  costs: Cost[];
}

/** What a measurement that is left comes to. */
const NOTHING: Cost = { name: 'gru', units: 0, weights: 0, bytes: 0, milliseconds: 0 };

const sizeOf = (weights: Tensors) => Object.values(weights).reduce((sum, { size }) => sum + size, 0);

/** A spotter that hears a second step by step. Its weights are fresh: time and size do not depend on what was learned. */
function* streaming(name: SpotterName, random: Random, now: Clock): Generator<void, Cost> {
  const weights = tidy(() => spotter(name).weights(random));
  try {
    const clip = Float32Array.from({ length: CLIP }, () => LOUD * random.normal());
    const { step } = yield* spotterTimes(name, weights, clip, now);
    const { weights: count, bytes } = spotterSize(name, weights);
    return {
      ...{ name, units: SPOTTERS[name].sizes.H, weights: count, bytes: bytes.weights, carried: bytes.carried },
      milliseconds: (step * STEPS_A_SECOND) / MICRO,
    };
  } finally {
    dispose(weights);
  }
}

/** A transformer of so many blocks that reads a second at once. */
function* atOnce(name: PublishedName, random: Random, now: Clock): Generator<void, Cost> {
  const { blocks, H, heads } = PUBLISHED[name];
  const block = transformerBlock(heads) as Layer;
  // A network has one block; the others stand behind it.
  const { whole, others } = tidy(() => ({
    whole: network(block, { D: MELS, H, K: LABELS.length, wiring: 'projected' }).weights(random),
    others: Array.from({ length: blocks - 1 }, () => block.weights({ D: H, H }, random)),
  }));
  const scores = (x: Tensor3D) => {
    const through = [layerWeights(whole), ...others].reduce((y, weights) => block.apply(weights, y), project(whole, x));
    return readout(whole, through);
  };
  const x = tensor(
    Float32Array.from({ length: FRAMES * MELS }, () => random.normal()),
    [1, FRAMES, MELS],
  ) as Tensor3D;
  try {
    const { median } = yield* millisecondsOf(() => scope(() => scores(x).dataSync()), now);
    const count = sizeOf(whole) + others.reduce((sum, weights) => sum + sizeOf(weights), 0);
    return { name, units: H, weights: count, bytes: FLOAT * count, milliseconds: median };
  } finally {
    dispose([x, ...Object.values(whole), ...others.flatMap((weights) => Object.values(weights))]);
  }
}

/** The names of those that are measured, up to the largest that is wanted. */
export const measuredNames = (largest: 'ours' | PublishedName): Cost['name'][] => [
  ...spotterNames,
  ...(largest === 'ours' ? [] : (['kwt1'] as const)),
  ...(largest === 'kwt3' ? (['kwt3'] as const) : []),
];

const isPublished = (name: Cost['name']): name is PublishedName => name in PUBLISHED;

/** Measures one after the other, and yields after each. */
export function* measureSpotters(largest: 'ours' | PublishedName, seed: number, now: Clock): Generator<CostFrame> {
  const names = measuredNames(largest);
  const costs: Cost[] = [];
  for (const name of names) {
    const random = new Random(seed, name);
    const measuring = isPublished(name) ? atOnce(name, random, now) : streaming(name, random, now);
    try {
      for (;;) {
        const { done, value } = measuring.next();
        if (done) {
          costs.push(value);
          break;
        }
        // Between two rounds, the worker may be told to pause.
        yield { done: costs.length, of: names.length, costs: [...costs] };
      }
    } finally {
      // Left between two rounds, it still has weights to free.
      measuring.return(NOTHING);
    }
    yield { done: costs.length, of: names.length, costs: [...costs] };
  }
}
