/** A whole run of the bench, in Node, in a browser the tests open, and in the reader's own: limits, rows, solutions. */
import { startEngine } from '../engine/backend.ts';
import { kernelsInUse } from '../engine/kernels.ts';
import type { Row } from './family.ts';
import { betterOf, measureLimits } from './limits.ts';
import { measureRow, type Rounds } from './measure.ts';
import { type Measured, rowResult } from './result.ts';
import type { Peer } from './runner.ts';
import { type Goal, solve } from './solve.ts';

/** What to measure, against whom, in how many rounds, and from how many seeds to learn. */
export interface Suite {
  rows: Row[];
  goals: Goal[];
  peers: Peer[];
  rounds: number;
  seeds: number;
}

/**
 * Measures everything; `tell` hears what is measured next. Lets others have the thread between two parts. Throws where
 * WebAssembly is missing, or a peer computes something else than ours.
 */
export async function runSuite(
  { rows, goals, peers, rounds, seeds }: Suite,
  tell: (next: string) => void,
): Promise<Measured> {
  if ((await startEngine()) !== 'wasm') {
    throw new Error('The bench needs WebAssembly.\n    Fix: run it where WebAssembly is not switched off.');
  }
  const pause = () => new Promise((resolve) => setTimeout(resolve));
  const count = rows.length + goals.length;
  const timed: { row: Row; rounds: Rounds }[] = [];
  tell('what this machine can do at most');
  const before = await measureLimits();
  for (const [k, row] of rows.entries()) {
    tell(`${row.id}, ${k + 1} of ${count}`);
    await pause();
    timed.push({ row, rounds: await measureRow(row, peers, rounds) });
  }
  const solved = [];
  for (const [k, goal] of goals.entries()) {
    tell(`${goal.id}, ${rows.length + k + 1} of ${count}`);
    await pause();
    solved.push(
      solve(
        goal,
        Array.from({ length: seeds }, (_, seed) => seed + 1),
      ),
    );
  }
  const limits = betterOf(before, await measureLimits());
  return {
    rounds,
    limits,
    kernels: kernelsInUse(),
    rows: timed.map((one) => rowResult(one.row, one.rounds, limits)),
    solved,
  };
}
