/** What becomes of a claim that held once its domain was searched, and what is said of the time that searches take. */
import { type How, refuted, type Search, searched } from '../search/search.ts';
import type { Outcome } from './settle.ts';

/** Seconds that all searches together may take in a build. */
const ALL = 20;

/** A claim that held, after its search: it fails where a counterexample was found. */
export function afterSearch(outcome: Outcome, search: Search | undefined, how: How): Outcome {
  if (!search || (outcome.status !== 'held' && outcome.status !== 'recorded')) return outcome;
  const { id } = outcome;
  const found = searched(id, search, how);
  if (!found.counterexample) return { ...outcome, searched: found };
  const { sentence, ...rest } = outcome;
  return { ...rest, searched: found, status: 'failed', why: `${sentence}\n    ${refuted(id, found)}` };
}

/** Warnings about time, which another machine may not give. */
export function overSearched(outcomes: Outcome[]): string[] {
  const seconds = outcomes.map(({ searched: one }) => one?.seconds ?? 0);
  const sum = seconds.reduce((total, one) => total + one, 0);
  if (sum <= ALL) return [];
  const longest = outcomes[seconds.indexOf(Math.max(...seconds))]?.id;
  return [
    `All searches took ${sum.toFixed(0)} s together, and every build waits for them; ${ALL} s are meant. Give the longest fewer "runs": src/searches/${longest}.ts`,
  ];
}
