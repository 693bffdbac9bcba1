/** The gates of a trained GRU on the latch: hold one, or read the same cell in another convention. */
import { gru, type GruWeights } from '../cells/gru.ts';
import { gruOtherSign, otherSign } from '../cells/gru-conventions.ts';
import { LatchMap } from '../charts/latch-map.tsx';
import { choice, defineDemo, range, timeline } from '../define.ts';
import { loadModel, toWeights } from '../models/load.ts';
import { Random } from '../random.ts';
import { clampGate } from '../training/clamp.ts';
import { layerWeights } from '../training/net.ts';
import { latchAccuracy, watchLatch, type LatchStory } from '../training/watch.ts';

const STEPS = 30;
const BLOCK = { r: 0, z: 1 };

interface Frame extends LatchStory { gates: Record<string, number[][]>; states: Record<string, number[][]>; accuracy: number; difference: number; limit: number }

const rowsOf = (letter: string, quantity: string, units: number[][], size = 1) =>
  units.map((values, unit) => ({ letter: `${letter}${'₁₂₃₄'[unit]}`, quantity, values: values.map((value) => value / size) }));

export default defineDemo({
  title: 'Two gates, and the conventions around them',
  hint: 'Flip the sign of z: the weights are converted and the outputs stay. Move the reset before the product: the same weights are another function.',
  trained: ['latch-gru-after'],
  controls: {
    reset: choice('Reset', { after: 'after the product', before: 'before it' }, 'after'),
    sign: choice('z weighs', { old: 'the old state', new: 'the candidate' }, 'old'),
    hold: choice('Hold', { none: 'no gate', r: 'reset r', z: 'update z' }, 'none'),
    at: range('at', 0, 1, 1, { step: 0.05 }),
    step: timeline('Step', STEPS - 1, 0),
  },
  async *run({ reset, sign, hold, at, seed }): AsyncGenerator<Frame> {
    const net = toWeights(await loadModel('latch-gru-after'));
    const trained = layerWeights(net) as GruWeights;
    const held = hold === 'none' ? trained : clampGate(trained, BLOCK[hold], at);
    const watch = (cell: ReturnType<typeof gru>, weights: GruWeights) => watchLatch(cell, weights, net, new Random(seed, 'story'), STEPS);
    const cell = sign === 'old' ? gru(reset) : (gruOtherSign(reset) as ReturnType<typeof gru>);
    const weights = sign === 'old' ? held : otherSign(held);
    const story = watch(cell, weights);
    const reference = watch(gru('after'), held).states.h!;
    const gaps = story.states.h!.flatMap((unit, k) => unit.map((value, t) => Math.abs(value - reference[k]![t]!)));
    const accuracy = latchAccuracy(cell, weights, net, new Random(seed, 'score'));
    yield { ...story, accuracy, difference: Math.max(...gaps), limit: Math.max(...story.states.h!.flat().map(Math.abs)) };
  },
  last: () => STEPS - 1,
  view: (frame, { step }, set) => (
    <LatchMap title="Values, writes, answers, and below them the reset and update gates, the candidate and the state of four units over 30 steps"
      story={frame} cursor={step} onPoint={(t) => set({ step: t })} rows={[
        ...rowsOf('r', 'reset', frame.gates.r!), ...rowsOf('z', 'update', frame.gates.z!), ...rowsOf('n', 'candidate', frame.gates.n!),
        ...rowsOf('h', 'hidden', frame.states.h!, frame.limit),
      ]} />
  ),
  tell: ({ accuracy, difference, answers }, { reset, sign, hold, at, step }) => {
    const right = `${(100 * accuracy).toFixed(1)} % of the answers on fresh sequences are right`;
    const reading = [reset === 'before' ? 'the reset before the product' : '', sign === 'new' ? 'z flipped and the weights converted' : ''].filter(Boolean).join(' and ');
    const gap = difference < 1e-5 ? `no state moves by more than ${difference.toExponential(0)}: the same function` : `a state moves by up to ${difference.toFixed(2)}: another function`;
    return `At step ${step + 1} the net answers ${answers[step] ? '+' : '−'}. ${hold === 'none' ? 'With no gate held' : `With ${hold} held at ${at}`}${reading ? ` and ${reading}` : ''}, ${right}`
      + `${reading ? `, and ${gap}` : ', read as it was trained'}.`;
  },
});
