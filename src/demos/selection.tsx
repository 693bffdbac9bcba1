/** Selection on and off: a trained selective state space model on the latch, and the same with its step size frozen. */
import { s6, select, type S6Weights } from '../cells/s6.ts';
import { LatchMap } from '../charts/latch-map.tsx';
import { choice, defineDemo, timeline } from '../define.ts';
import { add, argMax, mean, squeeze, tensor, transpose, zerosLike, type Tensor2D, type Tensor3D } from '../engine/tfjs.ts';
import { scope } from '../engine/scope.ts';
import { s6WithMeanStep } from '../models/latch-s6.ts';
import { loadModel, toWeights } from '../models/load.ts';
import { Random } from '../random.ts';
import { latch } from '../tasks/latch.ts';
import { accuracy, toTensors } from '../training/loss.ts';
import { layerWeights, project, readout } from '../training/net.ts';
import { latchSequence, type LatchStory } from '../training/watch.ts';

const STEPS = 30;

interface Frame extends LatchStory { delta: number[][]; on: number; off: number; opened: number; closed: number }

export default defineDemo({
  title: 'Turn selection off',
  hint: 'Δ opens at the writes (▼) and closes between them. Freeze it at its mean: the model can no longer tell them apart in time.',
  trained: ['latch-s6'],
  controls: {
    selection: choice('Step size Δ', { on: 'chosen by the input', off: 'frozen at its mean' }, 'on'),
    step: timeline('Step', STEPS - 1, 0),
  },
  async *run({ selection, seed }): AsyncGenerator<Frame> {
    const net = toWeights(await loadModel('latch-s6'));
    const weights = layerWeights(net) as S6Weights;
    const layers = { on: s6(), off: s6WithMeanStep };
    yield scope(() => {
      const { x, ...story } = latchSequence(new Random(seed, 'story'), STEPS);
      const e = project(net, tensor(x, [1, STEPS, 2]) as Tensor3D);
      const chosen = select(weights, e).delta;
      const used = selection === 'on' ? chosen : add(zerosLike(chosen), mean(chosen, [0, 1]));
      const delta = transpose(squeeze(used, [0])).arraySync() as number[][];
      const answers = [...argMax(squeeze(readout(net, layers[selection].apply(weights, e)), [0]) as Tensor2D, -1).dataSync()];
      const batch = toTensors(latch.batch(new Random(seed, 'score'), 128, 40), latch.outputs);
      const score = (layer: typeof s6WithMeanStep) => accuracy(readout(net, layer.apply(weights, project(net, batch.x))), batch);
      const average = (writing: number) => {
        const values = story.writes.flatMap((write, t) => (write === writing ? delta.map((channel) => channel[t]!) : []));
        return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
      };
      return { ...story, answers, delta, on: score(layers.on), off: score(layers.off), opened: average(1), closed: average(0) };
    });
  },
  last: () => STEPS - 1,
  view: (frame, { step }, set) => {
    const largest = Math.max(...frame.delta.flat());
    return (
      <LatchMap title="Values, writes, answers, and below them the step size of four channels over 30 steps" story={frame} cursor={step} onPoint={(t) => set({ step: t })}
        rows={frame.delta.map((channel, k) => ({ letter: `Δ${'₁₂₃₄'[k]}`, quantity: 'write', values: channel.map((size) => size / largest) }))} />
    );
  },
  tell: ({ on, off, opened, closed, answers, right }, { selection, step }) => {
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
    const now = `At step ${step + 1} the answer is ${answers[step] ? '+' : '−'}${right[step] === null ? ', before any write' : answers[step] === right[step] ? ', which is right' : ', which is wrong'}`;
    return selection === 'on'
      ? `${now}. Δ averages ${opened.toFixed(2)} at writes and ${closed.toFixed(2)} between them, and ${percent(on)} of the answers on fresh sequences are right.`
      : `${now}. With Δ frozen at its mean, ${percent(off)} of the answers on fresh sequences are right, instead of ${percent(on)}.`;
  },
});
