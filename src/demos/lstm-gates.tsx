/** The gates and the cell state of a trained LSTM on the latch, with any gate held by the reader. */

import { LatchMap, unitRows } from '../charts/latch-map.tsx';
import { percent } from '../charts/scale.ts';
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

const meanOf = (units: number[][], steps: number[]) =>
  units.flatMap((unit) => steps.map((t) => unit[t]!)).reduce((sum, value) => sum + value, 0) /
  Math.max(1, units.length * steps.length);

export default defineDemo({
  title: 'Watch the gates of an LSTM, then hold one',
  dare: 'The model must answer with the value at the last write (▼). Hold its forget gate at 0 and watch it fail.',
  trained: ['latch-lstm'],
  controls: {
    step: timeline('Time step', STEPS - 1, 0),
    hold: choice('Hold a gate', NAMES, 'none'),
    at: range('at', 0, 1, 1, { step: 0.05, needs: 'hold' }),
  },
  tries: [
    { label: 'as trained', settings: {}, says: 'The gates move at each write; between writes the value stays.' },
    { label: 'forget at once', settings: { hold: 'f', at: 0 }, says: 'The cell state is erased at every time step.' },
    {
      label: 'never write',
      settings: { hold: 'i', at: 0 },
      says: 'With a closed input gate nothing reaches the cell state.',
    },
    { label: 'never forget', settings: { hold: 'f', at: 1 }, says: 'Old values stay and mix with new ones.' },
  ],
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
        title="Values, writes and answers over 30 time steps, and below them three gates and the cell state of four units"
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
    const answer =
      right[step] === null ? 'nothing has been written yet' : `the model answers ${answers[step] ? '+' : '−'}`;
    const seen = `The forget gate averages ${mean(1)} at writes and ${mean(0)} between them, over all units, so the cell state drops the old value when a new one comes`;
    return hold === 'none'
      ? `At time step ${step + 1} ${answer}. ${seen}. On fresh sequences ${percent(free, 1)} of the answers are correct.`
      : `At time step ${step + 1} ${answer}. With the ${NAMES[hold]} held at ${at}, ${percent(held, 1)} of the answers on fresh sequences ` +
          `are correct, instead of ${percent(free, 1)}; here ${wrong} of ${STEPS} are wrong (✕).`;
  },
});
