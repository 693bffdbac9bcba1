/** One recurrence, step by step and as a tree of pairs: how many rounds it takes, and for which it works. */

import { Lines } from '../charts/lines.tsx';
import { ScanRounds } from '../charts/scan-rounds.tsx';
import { aroundZero, overSteps } from '../charts/series.ts';
import { choice, defineDemo, inPowers, range, timeline } from '../define.ts';
import { inOrder, rounds, type Stretch } from '../models/parts/parallel-scan.ts';

const MOST = 5;

type Frame = { reach: number[][]; tree: number[][]; loop: number[]; apart: number };

export default defineDemo({
  title: 'Compute all states in a few rounds',
  dare: 'Go through the rounds: in each, every position joins what a position before it knows. Then bend the state.',
  controls: {
    steps: choice('Steps', { 4: '4', 8: '8', 16: '16', 32: '32' }, '16'),
    decay: range('a state keeps', 0.1, 1, 0.9, { step: 0.05, unit: 'of itself' }),
    bend: choice('After each step', { none: 'nothing', tanh: 'tanh' }, 'none'),
    round: timeline('Round', MOST, 2),
  },
  *run({ steps, decay, bend }, random): Generator<Frame> {
    const T = Number(steps);
    const all: Stretch[] = Array.from({ length: T }, () => ({ a: decay, b: random.normal() }));
    const scanned = rounds(all);
    const loop = inOrder(all, bend === 'tanh' ? Math.tanh : undefined);
    const tree = scanned.map((line) => line.map(({ b }) => b));
    const reach = scanned.map((line, round) => line.map((_, t) => Math.min(t + 1, 2 ** round)));
    yield { reach, tree, loop, apart: Math.max(...loop.map((h, t) => Math.abs(h - tree.at(-1)![t]!))) };
  },
  last: ({ reach }) => reach.length - 1,
  view: ({ reach, tree, loop }, { round }) => {
    const now = Math.min(round, reach.length - 1);
    return (
      <div>
        <ScanRounds title="Rounds of the scan: how many steps each position knows after each" reach={reach} now={now} />
        <Lines
          title="The state at every position, by the loop and by the tree so far"
          height={220}
          x={{ label: 'position', domain: [0, loop.length - 1] }}
          y={{ label: 'state', domain: aroundZero(loop, ...tree) }}
          series={[overSteps('the loop', 'hidden', loop), overSteps(`round ${now}`, 'update', tree[now]!, 'dots')]}
        />
      </div>
    );
  },
  tell: ({ reach, tree, loop, apart }, { round, bend, decay }) => {
    const [T, last] = [loop.length, reach.length - 1];
    const now = Math.min(round, last);
    const done = reach[now]!.filter((known, t) => known === t + 1).length;
    const state = `after round ${now} of ${last}, ${done} of ${T} positions know their whole past`;
    const [known, right] = [tree[now]!.at(-1)!, loop.at(-1)!].map((value) => value.toFixed(2));
    const near = `at the last position the tree has ${known} and the loop ${right}`;
    const end =
      bend === 'none'
        ? `In the end they agree to ${inPowers(apart)}`
        : `With tanh between them two steps are not one of the same kind: the tree is up to ${apart.toFixed(2)} off`;
    return `The loop takes ${T} steps that wait for each other; ${state}, and ${near} (each keeps ${decay}). ${end}.`;
  },
});
