/** Trained on a series that only wanders, a GRU comes close to the naive forecast: its answers are the series, shifted by one. */
import { defineClaim } from '../define.ts';
import { startEngine } from '../engine/backend.ts';
import { lastOf } from '../training/experiment.ts';
import { type ForecastFrame, maesOf } from '../training/forecast/frame.ts';
import { compareForecasts, USUAL } from '../training/forecast/run.ts';
import type { SeriesName } from '../training/forecast/words.ts';

export default defineClaim({
  cites: [],
  domain:
    'a series of 1,500 values, each 0.98 times the last plus normal noise of variance 1, a GRU of 24 units with a window of 28, 400 training steps and these seeds',
  slow: true,
  async measure(data: SeriesName = 'walk') {
    await startEngine();
    const compared = (name: SeriesName) =>
      lastOf(compareForecasts({ ...USUAL, data: name, ahead: 1, relative: 'values', model: 'gru' }));
    const ratios = ({ nearness }: ForecastFrame) => nearness.map(({ last, truth }) => last / truth);
    const [wandering, births] = [compared(data), compared('births')];
    return {
      wandering: ratios(wandering),
      births: ratios(births),
      mae: maesOf(wandering, 'network').map((mae) => mae / maesOf(wandering, 'naive')[0]),
    };
  },
  holds: ({ wandering, births, mae }) =>
    wandering.every((ratio) => ratio < 0.5) && births.every((ratio) => ratio > 2) && mae.every((one) => one > 1),
  says: ({ wandering, births, mae }) => {
    const range = (values: number[]) => `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
    return `On a wandering series the one-step forecasts of a GRU lie ${range(wandering)} times as far from the last value as from what comes, over ${mae.length} seeds, and their mean absolute error is ${range(mae)} times that of repeating the last value; on US births they lie ${range(births)} times as far from the last value.`;
  },
  breaks: { by: 'births in the place of the wandering series', alteration: 'births' },
});
