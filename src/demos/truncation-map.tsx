/** A map of what truncated backpropagation through time learns: window of the gradient against lag of the answer. */
import { Matrix } from '../charts/matrix.tsx';
import { defineDemo, range, toggle, type Weights } from '../define.ts';
import { trainTruncated } from '../training/truncated.ts';
import { counted } from '../units.ts';

const [WINDOWS, LAGS] = [
  [2, 4, 8, 16],
  [1, 2, 4, 8],
];
/** Accuracy from which a cell of the map counts as learned. */
const LEARNED = 0.95;

/** `shares[lag][window]` is the accuracy on fresh streams; null where nothing is trained yet. `steps` of a file: 0. */
type Frame = { shares: (number | null)[][]; carried: boolean; steps: number };

export default defineDemo({
  title: 'Train a map of windows and lags',
  dare: 'A GRU must answer with the bit it read some steps ago. Is a gradient window shorter than that lag enough?',
  start: 'Train the map',
  controls: {
    carried: toggle('carry the state from window to window', true),
    steps: range('Training steps', 2000, 12000, 6000, { step: 1000 }),
  },
  tries: [
    { label: 'carry the state', settings: {} },
    { label: 'drop the state', settings: { carried: false } },
  ],
  progress: {
    doing: 'Training',
    unit: 'GRU',
    at: ({ shares }) => [shares.flat().filter((share) => share !== null).length, WINDOWS.length * LAGS.length],
  },
  curve: ({ shares }: Frame) => shares.flat().map((share) => share ?? 0),
  loads: 'All sixteen GRUs of a map that this demo saved are not trained again but tested, each over its own lag.',
  *run({ carried, steps, seed }, _random, _now, loaded): Generator<Frame, Weights> {
    const shares: (number | null)[][] = LAGS.map(() => WINDOWS.map(() => null));
    const weights: Weights = {};
    for (const [row, lag] of LAGS.entries()) {
      for (const [column, window] of WINDOWS.entries()) {
        const training = trainTruncated({ window, lag, carried, seed, steps }, loaded);
        try {
          let step = training.next();
          for (; !step.done; step = training.next()) {
            shares[row]![column] = step.value.accuracy;
            yield { shares: shares.map((line) => [...line]), carried, steps: loaded ? 0 : steps };
          }
          Object.assign(weights, step.value);
        } finally {
          training.return({});
        }
      }
    }
    return weights;
  },
  view: ({ shares }) => (
    <div class="map">
      <Matrix
        title="Accuracy on fresh streams, a row for each lag and a column for each window k"
        letter=""
        rows={LAGS.map((lag) => `lag ${lag}`)}
        columns={WINDOWS.map((window) => `k = ${window}`)}
        values={shares.map((line) => line.map((share) => share ?? 0))}
        masked={(row, column) => shares[row]![column] === null}
        quantity="update"
      />
    </div>
  ),
  tell: ({ shares, carried, steps }) => {
    const done = shares.flatMap((line, row) =>
      line.map((share, column) => ({ share, reach: WINDOWS[column]! > LAGS[row]! })),
    );
    const count = (reach: boolean) => {
      const cells = done.filter((cell) => cell.share !== null && cell.reach === reach);
      return `${cells.filter(({ share }) => share! >= LEARNED).length} of ${cells.length}`;
    };
    const state = carried ? 'carried on' : 'dropped';
    return (
      `${steps ? `After up to ${counted(steps)} steps of the stream` : 'With the weights of the file'}, with the state ${state} between windows, ` +
      `the answer is learned in ${count(true)} trainings whose window is longer than the lag, and in ${count(false)} whose window is not: ` +
      'the gradient must reach back to the bit, and it stops where the window begins.'
    );
  },
});
