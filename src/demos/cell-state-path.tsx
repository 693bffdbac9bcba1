/** The same sequences through a trained LSTM with its additive path whole, squashed or cut: what is left of a value. */
import { Lines } from '../charts/lines.tsx';
import { percent } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { Random } from '../random.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { type KeptValue, keptByLag, type Path } from '../training/cut-path.ts';

const LAGS = 60;
const NAMES = { squashed: 'passed through tanh at every step', cut: 'cut' };

/** By lag: with the path as it was trained, and as the reader has changed it. */
interface Frame {
  whole: KeptValue;
  changed: KeptValue;
}

export default defineDemo({
  title: 'Take the additive path away',
  dare: 'The LSTM was trained to keep a + or − through noise. Cut its additive path and watch the value disappear at once.',
  trained: ['latch-lstm'],
  controls: {
    path: choice('The changed path is', NAMES, 'cut'),
    keep: range('Kept at each step, in both', 0.8, 1, 1, { step: 0.01 }),
    lag: range('Look at a lag of', 1, LAGS, 20, { unit: 'steps', scrub: true }),
  },
  tries: [
    { label: 'cut the path', settings: {} },
    { label: 'squash it at every step', settings: { path: 'squashed' } },
    { label: 'let it leak a little', settings: { keep: 0.97 } },
  ],
  async *run({ path, keep, seed }): AsyncGenerator<Frame> {
    const model = await loadModel('latch-lstm');
    yield scope(() => {
      const network = toWeights(model);
      const kept = (kind: Path) => keptByLag(kind, keep, network, new Random(seed, 'path'), LAGS);
      return { whole: kept('whole'), changed: kept(path) };
    });
  },
  view: ({ whole, changed }, { lag }) => {
    const top = Math.max(1, ...whole.kept, ...changed.kept);
    const points = (values: number[]) => values.map((value, k): [number, number] => [k, value]);
    return (
      <div>
        <Lines
          title="Distance of the cell states after + and after −, relative to that at the write, against lag"
          height={200}
          x={{ label: 'lag: steps since the write', domain: [0, LAGS] }}
          y={{ label: 'value kept in c, relative to the write', domain: [0, top * 1.05] }}
          series={[
            { label: 'path whole', quantity: 'cell', points: points(whole.kept) },
            { label: 'path changed', quantity: 'forget', points: points(changed.kept) },
            {
              kind: 'theory',
              points: [
                [lag, 0],
                [lag, top],
              ],
            },
          ]}
        />
        <Lines
          title="Accuracy of the answers against lag; guessing gives one half"
          height={170}
          x={{ label: 'lag: steps since the write', domain: [0, LAGS] }}
          y={{ label: 'accuracy', domain: [0, 1] }}
          series={[
            { label: 'path whole', quantity: 'cell', points: points(whole.right) },
            { label: 'path changed', quantity: 'forget', points: points(changed.right) },
            {
              kind: 'theory',
              points: [
                [lag, 0],
                [lag, 1],
              ],
            },
          ]}
        />
      </div>
    );
  },
  tell: ({ whole, changed }, { path, keep, lag }) => {
    const at = ({ kept, right }: KeptValue) =>
      `${(kept[lag] ?? 0).toFixed(2)} times its size at the write, and ${percent(right[lag] ?? 0)} of the answers are correct`;
    const leak = keep < 1 ? `, and a leak that keeps ${keep} of the state at each step` : '';
    return (
      `${lag} time steps after the write, with the path whole${leak}, the value in the cell state is ${at(whole)}. ` +
      `With the path ${NAMES[path]}, it is ${at(changed)}: this model cannot do without the addition to c.`
    );
  },
});
