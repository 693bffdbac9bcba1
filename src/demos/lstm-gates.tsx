/** The gates and the cell state of a trained LSTM on the latch, with any gate held by the reader. */

import { LatchMap, unitRows } from '../charts/latch-map.tsx';
import { choice, defineDemo, range, timeline } from '../define.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { withModel } from '../trained/load.ts';
import { clampGate } from '../training/clamp.ts';
import { layerWeights } from '../training/network.ts';
import { latchAccuracy, type WatchedStory, watchLatch } from '../training/watch.ts';

const STEPS = 30;
const GATES = ['i', 'f', 'g', 'o'];
const NAMES = { none: 'no gate', i: 'input gate i', f: 'forget gate f', o: 'output gate o' };

type Frame = WatchedStory & { free: number; held: number };

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const meanOf = (units: number[][], steps: number[]) =>
  units.flatMap((unit) => steps.map((t) => unit[t]!)).reduce((sum, value) => sum + value, 0) /
  Math.max(1, units.length * steps.length);

export default defineDemo({
  title: 'Watch the gates of an LSTM, then hold one',
  dare: 'The value flickers; only the value at a write (▼) counts. Hold the forget gate at 1, then at 0.',
  trained: ['latch-lstm'],
  controls: {
    hold: choice('Hold', NAMES, 'none'),
    at: range('at', 0, 1, 1, { step: 0.05, needs: 'hold' }),
    step: timeline('Step', STEPS - 1, 0),
  },
  async *run({ hold, at, seed }): AsyncGenerator<Frame> {
    yield await withModel('latch-lstm', (network) => {
      const free = layerWeights(network) as LstmWeights;
      const held = hold === 'none' ? free : clampGate(free, GATES.indexOf(hold), at);
      const score = (weights: LstmWeights) => latchAccuracy(lstm, weights, network, new Random(seed, 'score'));
      return {
        ...watchLatch(lstm, held, network, new Random(seed, 'story'), STEPS),
        free: score(free),
        held: score(held),
      };
    });
  },
  last: () => STEPS - 1,
  view: (frame, { step }, set) => {
    const { i, f, o } = frame.gates as Record<string, number[][]>;
    const c = frame.states.c!;
    const gates = [...unitRows('i', 'write', i!), ...unitRows('f', 'forget', f!), ...unitRows('o', 'read', o!)];
    return (
      <LatchMap
        title="Values, writes and answers over 30 steps, and below them three gates and the cell state of four units"
        story={frame}
        cursor={step}
        onPoint={(t) => set({ step: t })}
        rows={[...gates, ...unitRows('c', 'cell', c, Math.max(...c.flat().map(Math.abs)))]}
      />
    );
  },
  tell: ({ free, held, right, answers, writes, gates }, { hold, at, step }) => {
    const wrong = right.filter((answer, t) => answer !== null && answer !== answers[t]).length;
    const mean = (writing: number) =>
      meanOf(
        gates.f!,
        writes.flatMap((write, t) => (write === writing ? [t] : [])),
      ).toFixed(2);
    const answer = right[step] === null ? 'no answer is due yet' : `the net answers ${answers[step] ? '+' : '−'}`;
    const seen = `The forget gate averages ${mean(1)} at writes and ${mean(0)} between them`;
    return hold === 'none'
      ? `At step ${step + 1} ${answer}. ${seen}; on fresh sequences ${percent(free)} of the answers are right.`
      : `At step ${step + 1} ${answer}. With the ${NAMES[hold]} held at ${at}, ${percent(held)} of fresh answers ` +
          `are right, instead of ${percent(free)}; here ${wrong} of ${STEPS} are wrong (✕).`;
  },
});
