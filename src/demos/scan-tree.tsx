/** One recurrence, step by step and as a tree of pairs: how many rounds it takes, and for which it works. */

import { Lines } from '../charts/lines.tsx';
import { fixed, shown } from '../charts/scale.ts';
import { ScanRounds } from '../charts/scan-rounds.tsx';
import { aroundZero } from '../charts/series.ts';
import { choice, defineDemo, inPowers, range, timeline } from '../define.ts';
import { inOrder, rounds, type Stretch } from '../models/parts/parallel-scan.ts';

const MOST = 5;

type Frame = { reach: number[][]; tree: number[][]; loop: number[]; apart: number };

export default defineDemo({
  title: 'Compute all states in a few rounds',
  dare: 'Step from the start through the rounds: each doubles how far back a position knows. Then put a tanh into the recurrence.',
  controls: {
    round: timeline('Row', MOST, 2),
    steps: choice('Time steps', { 4: '4', 8: '8', 16: '16', 32: '32' }, '8'),
    decay: range('Decay: a state keeps', 0.1, 1, 0.9, { step: 0.05, unit: 'of itself' }),
    bend: choice('After each time step', { none: 'nothing', tanh: 'tanh' }, 'none'),
  },
  tries: [
    { label: 'halfway', settings: {} },
    {
      label: '32 steps, 5 rounds',
      settings: { steps: '32', round: MOST },
      says: 'Rounds grow with the logarithm of the length.',
    },
    {
      label: 'with a tanh',
      settings: { bend: 'tanh', round: MOST },
      says: 'A nonlinearity between the steps breaks the scan.',
    },
  ],
  *run({ steps, decay, bend }, random): Generator<Frame> {
    const T = Number(steps);
    const all: Stretch[] = Array.from({ length: T }, () => ({ a: decay, b: random.normal() }));
    const scanned = rounds(all);
    const loop = inOrder(all, bend === 'tanh' ? Math.tanh : undefined);
    const tree = scanned.map((line) => line.map(({ b }) => b));
    const reach = scanned.map((line, round) => line.map((_, t) => Math.min(t + 1, 2 ** round)));
    yield { reach, tree, loop, apart: Math.max(...loop.map((h, t) => Math.abs(h - (tree.at(-1)?.[t] ?? 0)))) };
  },
  last: ({ reach }) => reach.length - 1,
  view: ({ reach, tree, loop }, { round }) => {
    const now = Math.min(round, reach.length - 1);
    return (
      <div>
        <ScanRounds
          title="Rounds of the scan: how many time steps each position knows after each round"
          reach={reach}
          now={now}
        />
        <Lines
          title="The state at every position, computed by the loop and by the scan so far"
          height={180}
          x={{ label: 'position', domain: [1, loop.length] }}
          y={{ label: 'state', domain: aroundZero(loop, ...tree) }}
          series={[
            { label: 'loop', quantity: 'hidden', points: loop.map((h, t) => [t + 1, h]) },
            {
              label: `after round ${now}`,
              quantity: 'update',
              kind: 'dots',
              points: (tree[now] ?? []).map((h, t) => [t + 1, h]),
            },
          ]}
        />
      </div>
    );
  },
  tell: ({ reach, tree, loop, apart }, { round, bend, decay }) => {
    const [T, last] = [loop.length, reach.length - 1];
    const now = Math.min(round, last);
    const done = (reach[now] ?? []).filter((known, t) => known === t + 1).length;
    const [known, right] = [tree[now]?.at(-1) ?? 0, loop.at(-1) ?? 0].map((value) => fixed(value)) as [string, string];
    const end =
      bend === 'none'
        ? `After the last round both agree${apart < 1e-9 ? '' : ` to ${inPowers(apart)}`}, because two linear steps make one linear step`
        : `With a tanh between them, two steps do not make one step of the same kind, so the scan is off by up to ${apart.toFixed(2)}`;
    return (
      `The loop needs ${T} time steps that wait for each other, the scan ${last} rounds. After round ${now}, ${done} of ${T} positions know ` +
      `their whole past; at the last position the scan has ${known} and the loop ${right} (each state keeps ${shown(decay)} of the one before). ${end}.`
    );
  },
});
