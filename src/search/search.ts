/** Searches the domain of a claim for a case of which its sentence is false. Seeded, so that a build repeats; what is found is shrunk. */
import { type Arbitrary, check, property, stringify } from 'fast-check';
import { scope } from '../engine/scope.ts';

/** What is searched: one file in src/searches, named like the claim whose sentence is general. */
export interface Search<C = any> {
  /** The cases of the domain that the claim states, edges included. */
  cases: Arbitrary<C>;
  /** Whether the sentence is true of a case; where `altered` is set, of the case altered as `breaks` says. */
  holds(one: C, altered: boolean): boolean;
  /** An alteration, in words, under which the sentence is false of some case: tests see the search find it. */
  breaks: string;
  /** How many cases a build tries; 100 if left out. */
  runs?: number;
}

/** Declares a search; the file name is the id of its claim. */
export const defineSearch = <C>(search: Search<C>): Search<C> => search;

/** What a search did: `counterexample` is the smallest case that it found, in words, and is not set where it found none. */
export interface Searched {
  cases: number;
  seed: number;
  seconds: number;
  counterexample?: string;
}

/** How a search is made: with its own seed and number of cases, or more of them (`times`), or altered. */
export interface How {
  clock: () => number;
  times?: number;
  seed?: number;
  altered?: boolean;
}

const CASES = 100;

/** A seed made from the id (FNV-1a): each claim has its own, the same at every build. */
const seedOf = (id: string): number =>
  [...id].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5) >>> 1;

/** Tries the cases of a search, and keeps no tensor. */
export function searched(
  id: string,
  search: Search,
  { clock, times = 1, seed = seedOf(id), altered = false }: How,
): Searched {
  const start = clock();
  const { numRuns, counterexample, errorInstance } = check(
    property(search.cases, (one) => scope(() => search.holds(one, altered))),
    { seed, numRuns: (search.runs ?? CASES) * times },
  );
  const done = { cases: numRuns, seed, seconds: (clock() - start) / 1000 };
  if (!counterexample) return done;
  // A case that makes the code throw is a counterexample too, and says with what.
  const diverged = errorInstance instanceof Error && !/^Property failed/.test(errorInstance.message);
  const what = stringify(counterexample[0]);
  return { ...done, counterexample: diverged ? `${what}, which throws: ${errorInstance.message}` : what };
}

/** What a counterexample means, and what to do about it. */
export const refuted = (id: string, { cases, seed, counterexample }: Searched): string =>
  `is false of ${counterexample}\n    (case ${cases} with seed ${seed})\n` +
  `    Fix: correct what src/claims/${id}.ts runs, or write the limit into its sentence and its domain; never widen a tolerance.`;
