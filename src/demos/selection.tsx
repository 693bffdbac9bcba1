/** Selection on and off: a trained selective state space model on the latch, and the same with its step size frozen. */

import { LatchMap, unitRows } from '../charts/latch-map.tsx';
import { fixed, percent, shown } from '../charts/scale.ts';
import { choice, defineDemo, timeline } from '../define.ts';
import { s6 } from '../models/mamba/s6.ts';
import { Random } from '../random.ts';
import { s6WithMeanStep } from '../trained/latch-s6.ts';
import { withModel } from '../trained/load.ts';
import { type SelectionStory, selectionAccuracy, watchSelection } from '../training/watch-selection.ts';

const STEPS = 30;

type Frame = SelectionStory & { on: number; off: number };

const largest = (channel: number[]) => Math.max(...channel);

export default defineDemo({
  title: 'Turn selection off',
  dare: 'Watch the step size Δ jump at every write (▼). Then freeze it at its mean: the model cannot tell writes from noise.',
  trained: ['latch-s6'],
  controls: {
    step: timeline('Time step', STEPS - 1, 0),
    selection: choice('Step size Δ', { on: 'chosen by the input', off: 'frozen at its mean' }, 'on'),
  },
  tries: [
    {
      label: 'selection on',
      settings: {},
      says: 'Δ is large at writes and small between them, so noise hardly enters the state.',
    },
    { label: 'selection off', settings: { selection: 'off' }, says: 'Noise enters the state as strongly as a write.' },
  ],
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
      title="Values, writes, answers, and below them the step size of each channel over 30 time steps, each on its own scale"
      story={frame}
      cursor={step}
      onPoint={(t) => set({ step: t })}
      rows={frame.delta.flatMap((channel, k) =>
        unitRows(`Δ${k + 1} ≤ ${shown(largest(channel))}`, 'write', [channel], largest(channel)),
      )}
    />
  ),
  tell: ({ on, off, atWrites, between, answers, right }, { selection, step }) => {
    const known =
      right[step] === null
        ? 'and nothing has been written yet'
        : `which is ${answers[step] === right[step] ? 'correct' : 'wrong'}`;
    const now = `At time step ${step + 1} the model answers ${answers[step] ? '+' : '−'}, ${known}`;
    return selection === 'on'
      ? `${now}. In this sequence Δ averages ${fixed(atWrites)} at writes and ${fixed(between)} between them: the model writes when it is told to and ` +
          `ignores the noise. On fresh sequences ${percent(on, 1)} of its answers are correct.`
      : `${now}. With Δ frozen at its mean, every input is written with the same strength, and ${percent(off, 1)} of the answers on ` +
          `fresh sequences are correct, instead of ${percent(on, 1)}.`;
  },
});
