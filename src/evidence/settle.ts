/** Runs one claim and says how it stands: held, failed, recorded, stale. The clock is passed in, so that tests can stop it. */
import type { Claim } from '../define.ts';
import { format, type Problem } from '../markdown/problem.ts';
import type { ClaimRecord } from '../schema/claim-record.ts';
import type { Searched } from '../search/search.ts';

/** How a claim stands; `why` says what to do about it where it does not. */
export interface Outcome {
  id: string;
  status: 'held' | 'recorded' | 'failed' | 'stale';
  /** Of one measurement: the median of three where the first took longer than a fast claim may. */
  seconds?: number;
  /** Of the record, for slow claims. */
  date?: string;
  sentence?: string;
  values?: Record<string, unknown>;
  /** What the search for a counterexample did, where the sentence is general. */
  searched?: Searched;
  why?: string;
}

/** Seconds that one fast claim may take, and all of them together, since every build waits for them. */
const [ONE, ALL] = [1, 60];

const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** Measures a claim and checks it. A claim over its second is measured twice more: machines hesitate. */
export async function settle(id: string, claim: Claim, clock: () => number): Promise<Outcome> {
  const seconds: number[] = [];
  const timed = async () => {
    const start = clock();
    const values = await claim.measure(undefined, clock);
    seconds.push((clock() - start) / 1000);
    return values;
  };
  try {
    const values = await timed();
    if (seconds[0]! > ONE && !claim.slow) await timed().then(timed);
    const told = { id, seconds: median(seconds), values };
    if (claim.holds(values)) return { ...told, status: 'held', sentence: claim.says(values) };
    return {
      ...told,
      status: 'failed',
      why: `measured ${JSON.stringify(values)}\n    Fix: correct what src/claims/${id}.ts runs, or the claim; never the numbers.`,
    };
  } catch (error) {
    return {
      id,
      status: 'failed',
      why: `${(error as Error).message}\n    Fix: src/claims/${id}.ts, or what it imports, throws when it is run.`,
    };
  }
}

/** How a slow claim stands by its record. */
export function settleByRecord(id: string, claim: Claim, record: ClaimRecord | Problem[]): Outcome {
  if (Array.isArray(record)) return { id, status: 'stale', why: record.map(format).join('\n') };
  const { date, seconds, values, altered } = record;
  const told = { id, date, seconds, values };
  if (!claim.holds(values))
    return {
      ...told,
      status: 'failed',
      why: `recorded ${JSON.stringify(values)}\n    Fix: correct what src/claims/${id}.ts runs, or the claim; never the numbers.`,
    };
  if (claim.holds(altered))
    return {
      ...told,
      status: 'failed',
      why: `holds even with ${claim.breaks.by}\n    Fix: make "holds" in src/claims/${id}.ts tell the two apart.`,
    };
  return { ...told, status: 'recorded', sentence: claim.says(values) };
}

/** Warnings about time: they are told and fail nothing, for another machine is another clock. */
export function overBudget(outcomes: Outcome[]): string[] {
  const fast = outcomes.filter(({ date, seconds }) => date === undefined && seconds !== undefined);
  const sum = fast.reduce((total, { seconds }) => total + seconds!, 0);
  const long = fast.filter(({ seconds }) => seconds! > ONE);
  return [
    ...long.map(
      ({ id, seconds }) =>
        `${id} took ${seconds!.toFixed(1)} s (median of 3). Make it smaller, or write "slow: true" in src/claims/${id}.ts and record it.`,
    ),
    ...(sum > ALL
      ? [`All fast claims took ${sum.toFixed(0)} s together, and every build waits for them; ${ALL} s are meant.`]
      : []),
  ];
}
