/** The shipped weights: small JSON files beside the recipes that made them, loaded one at a time. */

import { scope } from '../engine/scope.ts';
import { tensor } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import type { NetworkSizes } from '../training/network.ts';
import { numbersOf, type Packed } from './packed.ts';
import type { Scores } from './recipe.ts';

/** A shipped model: what it is, how it was trained, how well it did on data it had not seen, and its weights. */
export interface Model {
  /** The name of its recipe and of its file. */
  model: string;
  about: string;
  /** The cell or layer, as its file in src/models exports it. */
  cell: string;
  /** For `network(layer, sizes)`, which makes the network that the weights belong to. */
  sizes: NetworkSizes;
  seed: number;
  steps: number;
  /** The day of the training, as 2026-11-23. */
  date: string;
  record: {
    /** Loss (nats) on the batches of some training steps: step and loss. */
    losses: [step: number, loss: number][];
    /** Scores of these very weights, rounded as they are, on data not trained on. */
    heldOut: Scores;
    baseline: Scores;
    /** Where there are several seeds: the scores of each, rounded like these, and those of these weights before they were rounded. */
    seeds?: Record<string, Scores>;
    exact?: Scores;
  };
  /** The weights of the network, flat, by their names in the network. */
  weights: Record<string, Packed>;
}

const files = import.meta.glob<Model>('./*.json', { import: 'default' });

/** The names of all shipped models. */
export const modelNames = Object.keys(files).map((path) => path.slice('./'.length, -'.json'.length));

/** A shipped model; only its own file is loaded. Throws, naming those there are, for any other name. */
export async function loadModel(name: string): Promise<Model> {
  const load = files[`./${name}.json`];
  if (!load) {
    throw new Error(
      `src/trained/${name}.json does not exist. Shipped models: ${modelNames.join(', ')}. ` +
        `To make a new one, write its recipe src/trained/${name}.ts and run: npm run train -- ${name}`,
    );
  }
  return load();
}

/** The weights of a model as tensors, by their names in the network. Dispose of them, or call this in a tidy. */
export const toWeights = ({ weights }: Pick<Model, 'weights'>): Tensors =>
  Object.fromEntries(
    Object.entries(weights).map(([name, packed]) => [name, tensor(Float32Array.from(numbersOf(packed)), packed.shape)]),
  );

/** What `use` makes of a shipped model's weights; they and all tensors made on the way are freed. Its outcome holds none. */
export async function withModel<T>(name: string, use: (weights: Tensors) => T): Promise<T> {
  const model = await loadModel(name);
  return scope(() => use(toWeights(model)));
}
