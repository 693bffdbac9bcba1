/** The gates of a trained GRU on the latch: hold one, or read the same cell in another convention. */

import { LatchMap, unitRows } from '../charts/latch-map.tsx';
import { percent } from '../charts/scale.ts';
import { choice, defineDemo, inPowers, range, timeline } from '../define.ts';
import { type GruWeights, gru } from '../models/gru/cell.ts';
import { gruOtherSign, otherSign } from '../models/gru/conventions.ts';
import { Random } from '../random.ts';
import { withModel } from '../trained/load.ts';
import { clampGate } from '../training/clamp.ts';
import { layerWeights } from '../training/network.ts';
import { latchAccuracy, type WatchedStory, watchLatch } from '../training/watch.ts';

const STEPS = 30;
const BLOCK = { r: 0, z: 1 };

type Frame = WatchedStory & { accuracy: number; difference: number };

export default defineDemo({
  title: 'Two gates, and the conventions around them',
  dare: 'Flip the sign of z, and the weights are converted: no state changes. Move the reset gate, and it is another function.',
  trained: ['latch-gru-after'],
  controls: {
    reset: choice('Reset acts', { after: 'after the product with U', before: 'before it' }, 'after'),
    sign: choice('z weighs', { old: 'the old state', new: 'the candidate' }, 'old'),
    hold: choice('Hold a gate', { none: 'no gate', r: 'reset r', z: 'update z' }, 'none', { rare: true }),
    at: range('at', 0, 1, 1, { step: 0.05, needs: 'hold', rare: true }),
    step: timeline('Time step', STEPS - 1, 0),
  },
  tries: [
    { label: 'as trained', settings: {} },
    { label: 'flip the sign of z', settings: { sign: 'new' }, says: 'Other weights, the same states.' },
    { label: 'move the reset', settings: { reset: 'before' }, says: 'The same weights, another function.' },
    { label: 'never update', settings: { hold: 'z', at: 1 }, says: 'The state never takes in a new value.' },
  ],
  async *run({ reset, sign, hold, at, seed }): AsyncGenerator<Frame> {
    yield await withModel('latch-gru-after', (network) => {
      const trained = layerWeights(network) as GruWeights;
      const held = hold === 'none' ? trained : clampGate(trained, BLOCK[hold], at);
      const cell = sign === 'old' ? gru(reset) : (gruOtherSign(reset) as ReturnType<typeof gru>);
      const weights = sign === 'old' ? held : otherSign(held);
      const story = watchLatch(cell, weights, network, new Random(seed, 'story'), STEPS);
      const asTrained = watchLatch(gru('after'), held, network, new Random(seed, 'story'), STEPS).states.h!.flat();
      const difference = Math.max(...story.states.h!.flat().map((value, k) => Math.abs(value - asTrained[k]!)));
      return { ...story, difference, accuracy: latchAccuracy(cell, weights, network, new Random(seed, 'score')) };
    });
  },
  last: () => STEPS - 1,
  view: (frame, { step }, set) => {
    const { r, z, n } = frame.gates as Record<string, number[][]>;
    const h = frame.states.h!;
    const gates = [...unitRows('r', 'reset', r!), ...unitRows('z', 'update', z!), ...unitRows('n', 'candidate', n!)];
    return (
      <LatchMap
        title="Values, writes and answers over 30 time steps, and below them gates, candidate and state of four units"
        story={frame}
        cursor={step}
        onPoint={(t) => set({ step: t })}
        rows={[...gates, ...unitRows('h', 'hidden', h, Math.max(...h.flat().map(Math.abs)))]}
      />
    );
  },
  tell: ({ accuracy, difference, answers }, { reset, sign, hold, at, step }) => {
    const changes = [
      ...(hold === 'none' ? [] : [`${hold} held at ${at}`]),
      ...(reset === 'before' ? ['the reset gate before the product'] : []),
      ...(sign === 'new' ? ['the sign of z flipped and its weights converted'] : []),
    ];
    const correct = `${percent(accuracy, 1)} of its answers on fresh sequences are correct`;
    const same = `no state moves by more than ${inPowers(difference)}: it is the same function`;
    const other = `states move by up to ${difference.toFixed(2)}: it is another function`;
    const verdict = reset === 'after' && sign === 'old' ? '' : `, and ${difference < 1e-5 ? same : other}`;
    const reading = changes.length ? `With ${changes.join(' and ')}` : 'Run as it was trained';
    return `At time step ${step + 1} the model answers ${answers[step] ? '+' : '−'}. ${reading}, ${correct}${verdict}.`;
  },
});
