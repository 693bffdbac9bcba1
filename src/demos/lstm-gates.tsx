/** The gates and the cell state of a trained LSTM on the latch, with any gate held by the reader. */
import { lstm, type LstmWeights } from '../cells/lstm.ts';
import { LatchMap } from '../charts/latch-map.tsx';
import { choice, defineDemo, range, timeline } from '../define.ts';
import { loadModel, toWeights } from '../models/load.ts';
import { Random } from '../random.ts';
import { clampGate } from '../training/clamp.ts';
import { layerWeights } from '../training/net.ts';
import { latchAccuracy, watchLatch, type LatchStory } from '../training/watch.ts';

const STEPS = 30;
const GATES = ['i', 'f', 'g', 'o'];
const NAMES = { none: 'no gate', i: 'input gate i', f: 'forget gate f', o: 'output gate o' };

interface Frame extends LatchStory { gates: Record<string, number[][]>; states: Record<string, number[][]>; free: number; held: number }

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const rowsOf = (letter: string, quantity: string, units: number[][], size = 1) =>
  units.map((values, unit) => ({ letter: `${letter}${'₁₂₃₄'[unit]}`, quantity, values: values.map((value) => value / size) }));

export default defineDemo({
  title: 'Watch the gates of an LSTM, then hold one',
  hint: 'The value flickers; only the value at a write (▼) counts, and it must be held until the next. Hold the forget gate at 1, then at 0.',
  trained: ['latch-lstm'],
  controls: {
    hold: choice('Hold', NAMES, 'none'),
    at: range('at', 0, 1, 1, { step: 0.05 }),
    step: timeline('Step', STEPS - 1, 0),
  },
  async *run({ hold, at, seed }): AsyncGenerator<Frame> {
    const net = toWeights(await loadModel('latch-lstm'));
    const free = layerWeights(net) as LstmWeights;
    const held = hold === 'none' ? free : clampGate(free, GATES.indexOf(hold), at);
    const score = (weights: LstmWeights) => latchAccuracy(lstm, weights, net, new Random(seed, 'score'));
    yield { ...watchLatch(lstm, held, net, new Random(seed, 'story'), STEPS), free: score(free), held: score(held) };
  },
  last: () => STEPS - 1,
  view: (frame, { step }, set) => {
    const largest = Math.max(...frame.states.c!.flat().map(Math.abs));
    return (
      <LatchMap title="Values, writes, answers, and below them the input, forget and output gates and the cell state of four units over 30 steps"
        story={frame} cursor={step} onPoint={(t) => set({ step: t })} rows={[
          ...rowsOf('i', 'write', frame.gates.i!), ...rowsOf('f', 'forget', frame.gates.f!), ...rowsOf('o', 'read', frame.gates.o!),
          ...rowsOf('c', 'cell', frame.states.c!, largest),
        ]} />
    );
  },
  tell: ({ free, held, right, answers, writes, gates }, { hold, at, step }) => {
    const wrong = right.filter((answer, t) => answer !== null && answer !== answers[t]).length;
    const mean = (letter: string, writing: number) => {
      const values = writes.flatMap((write, t) => (write === writing ? gates[letter]!.map((unit) => unit[t]!) : []));
      return (values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)).toFixed(2);
    };
    const now = `At step ${step + 1} the net answers ${right[step] === null ? 'before any write' : answers[step] ? '+' : '−'}`;
    return hold === 'none'
      ? `${now}. The forget gate averages ${mean('f', 1)} at writes and ${mean('f', 0)} between them; on fresh sequences ${percent(free)} of the answers are right.`
      : `${now}. With the ${NAMES[hold]} held at ${at}, ${percent(held)} of the answers on fresh sequences are right, instead of ${percent(free)}; here ${wrong} of ${STEPS} are wrong (✕).`;
  },
});
