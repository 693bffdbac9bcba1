/** Selection on and off: a trained selective state space model on the latch, and the same with its step size frozen. */

import { LatchMap, unitRows } from '../charts/latch-map.tsx';
import { choice, defineDemo, timeline } from '../define.ts';
import { s6 } from '../models/mamba/s6.ts';
import { Random } from '../random.ts';
import { s6WithMeanStep } from '../trained/latch-s6.ts';
import { withModel } from '../trained/load.ts';
import { type SelectionStory, selectionAccuracy, watchSelection } from '../training/watch-selection.ts';

const STEPS = 30;

type Frame = SelectionStory & { on: number; off: number };

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

export default defineDemo({
  title: 'Turn selection off',
  dare: 'Δ opens at the writes (▼) and closes between them. Freeze it: a write is treated like noise.',
  trained: ['latch-s6'],
  controls: {
    selection: choice('Step size Δ', { on: 'chosen by the input', off: 'frozen at its mean' }, 'on'),
    step: timeline('Step', STEPS - 1, 0),
  },
  async *run({ selection, seed }): AsyncGenerator<Frame> {
    yield await withModel('latch-s6', (network) => {
      const layer = selection === 'on' ? s6() : s6WithMeanStep;
      const story = watchSelection(network, layer, selection === 'off', new Random(seed, 'story'), STEPS);
      const score = (scored: typeof layer) => selectionAccuracy(network, scored, new Random(seed, 'score'));
      return { ...story, on: score(s6()), off: score(s6WithMeanStep) };
    });
  },
  last: () => STEPS - 1,
  view: (frame, { step }, set) => (
    <LatchMap
      title="Values, writes, answers, and below them the step size of four channels over 30 steps"
      story={frame}
      cursor={step}
      onPoint={(t) => set({ step: t })}
      rows={unitRows('Δ', 'write', frame.delta, Math.max(...frame.delta.flat()))}
    />
  ),
  tell: ({ on, off, atWrites, between, answers, right }, { selection, step }) => {
    const known =
      right[step] === null ? 'before any write' : `which is ${answers[step] === right[step] ? 'right' : 'wrong'}`;
    const now = `At step ${step + 1} the answer is ${answers[step] ? '+' : '−'}, ${known}`;
    const sizes = `Δ averages ${atWrites.toFixed(2)} at writes and ${between.toFixed(2)} between them`;
    return selection === 'on'
      ? `${now}. ${sizes}, and ${percent(on)} of the answers on fresh sequences are right.`
      : `${now}. With Δ frozen at its mean, ${percent(off)} of fresh answers are right, instead of ${percent(on)}.`;
  },
});
