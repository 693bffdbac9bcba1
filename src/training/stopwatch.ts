/** How long a call takes, by a clock that whoever runs this hands in. */
import type { Clock } from '../define.ts';

/** Milliseconds that a round takes at least: clocks in browsers tick in steps of up to one. */
const ROUND = 20;
/** Rounds, and the milliseconds after which no further one is begun; one alone would not show how far they lie apart. */
const [ROUNDS, FEWEST, BUDGET] = [5, 2, 400];
/** Milliseconds of calls before anything counts: what is new to the machine is slow at first. */
const WARM_UP = 100;
/** Where the clock stands still, so many calls make a round. */
const MOST = 1 << 16;

/** Milliseconds a call: the median of some rounds, the least and the most of them. */
export interface Timing {
  median: number;
  least: number;
  most: number;
}

/**
 * The time of a call: after a warm-up in which the calls double, two to five rounds of them. It yields between
 * rounds, where the thread may be given to others: the time they take is not counted.
 */
export function* millisecondsOf(call: () => unknown, now: Clock): Generator<void, Timing> {
  const round = (calls: number) => {
    const start = now();
    for (let k = 0; k < calls; k++) call();
    return now() - start;
  };
  let [calls, took] = [1, round(1)];
  for (let spent = took; spent < WARM_UP && calls < MOST; spent += took) {
    yield;
    calls *= 2;
    took = round(calls);
  }
  const enough = Math.min(MOST, Math.max(1, Math.ceil((ROUND / Math.max(took, 1e-3)) * calls)));
  const times: number[] = [];
  for (let spent = 0; times.length < FEWEST || (times.length < ROUNDS && spent < BUDGET); ) {
    yield;
    const next = round(enough);
    spent += next;
    times.push(next / enough);
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(times.length / 2)]!, least: times[0]!, most: times.at(-1)! };
}
