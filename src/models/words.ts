/** The words of every model, found by folder. A page reads them without loading a model. */
import type { Words } from './facts.ts';

const found = import.meta.glob<Words>('./*/facts.ts', { import: 'words', eager: true });

/** `./lstm/facts.ts` → `lstm`. */
export const idOf = (path: string): string => path.split('/').at(-2)!;

/** By the name of their folder, in their order. */
export const words: Record<string, Words> = Object.fromEntries(
  Object.entries(found)
    .map(([path, one]) => [idOf(path), one] as const)
    .sort(([, a], [, b]) => a.order - b.order),
);
