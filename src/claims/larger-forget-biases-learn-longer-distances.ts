/** Claim: an LSTM learns to remember over a distance only where its forget bias lets something through before training. */
import { defineClaim, inPowers } from '../define.ts';
import { type BiasRuns, solvedAt, trainFromBiases } from '../training/forget-bias-trial.ts';

const [DISTANCE, STEPS, SEEDS, BIASES] = [20, 400, [1, 2, 3], ['0', '1', '4']];

/** How many seeds learned the task, and the part of a value kept before training (the first seed's), by bias. */
function measured(biases: string[]) {
  const runs = SEEDS.map((seed) => {
    let last: BiasRuns = {};
    for (const now of trainFromBiases({ distance: DISTANCE, steps: STEPS, seed }, [...new Set(biases)])) last = now;
    return last;
  });
  return biases.map((bias) => ({
    solved: runs.filter((run) => run[bias] && solvedAt(run[bias]) !== null).length,
    kept: runs[0]?.[bias]?.kept[DISTANCE] ?? 0,
  }));
}

export default defineClaim({
  cites: ['gers2000', 'jozefowicz2015'],
  slow: true,
  domain:
    'LSTMs of 16 units that name the first of four symbols after 20 steps of noise, 400 training steps of Adam at 0.01, three seeds',
  measure: async (biases: string[] = BIASES) => ({
    distance: DISTANCE,
    steps: STEPS,
    seeds: SEEDS.length,
    rows: measured(biases),
  }),
  holds: ({ seeds, rows: [none, one, four] }) =>
    !!none &&
    !!one &&
    !!four &&
    none.solved === 0 &&
    one.solved < seeds &&
    four.solved === seeds &&
    none.kept < one.kept &&
    one.kept < four.kept,
  says: ({ distance, steps, seeds, rows: [none, one, four] }) =>
    `Asked to name a symbol after ${distance} time steps, an LSTM learned it within ${steps} training steps in ${none?.solved} of ${seeds} seeds from a forget bias of 0, in ${one?.solved} from 1 and in ${four?.solved} from 4; before training, the cell state kept ${inPowers(none?.kept ?? 0)}, ${inPowers(one?.kept ?? 0)} and ${four?.kept.toFixed(2)} of a value over that distance.`,
  breaks: { by: 'a bias of 4 all three times', alteration: ['4', '4', '4'] },
});
