/** The searches for counterexamples, by the id of the claim that they attack. */
import type { Search } from './search.ts';

const files = import.meta.glob<Search>('../searches/*.ts', { import: 'default', eager: true });

export const searchesById: Record<string, Search> = Object.fromEntries(
  Object.entries(files).map(([path, search]) => [path.replace(/^.*\/|\.ts$/g, ''), search]),
);
