/** Every model, found by folder: what the race, the costs, parity and the tests enumerate. */
import type { Facts, Model } from './facts.ts';
import { idOf, words } from './words.ts';

const found = import.meta.glob<Facts>('./*/facts.ts', { import: 'default', eager: true });
const facts = Object.fromEntries(Object.entries(found).map(([path, one]) => [idOf(path), one]));

/** By the name of their folder, in their order. */
export const models: Record<string, Model> = Object.fromEntries(
  Object.entries(words).map(([id, its]) => [id, { ...its, ...facts[id] }]),
);

type With<K extends keyof Facts> = Model & Required<Pick<Facts, K>>;
const has = <K extends keyof Facts>(model: Model, fact: K): model is With<K> => model[fact] !== undefined;

/** Those that have this fact. */
export const modelsWith = <K extends keyof Facts>(fact: K): [id: string, model: With<K>][] =>
  Object.entries(models).flatMap(([id, model]): [string, With<K>][] => (has(model, fact) ? [[id, model]] : []));
