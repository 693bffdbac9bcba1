/** CO₂ of the next month and the next twelve: a linear autoregression of the values errs less than networks, which learn the changes from a year before. */
import { defineClaim } from '../define.ts';
import { startEngine } from '../engine/backend.ts';
import { lastOf } from '../training/experiment.ts';
import { maesOf } from '../training/forecast/frame.ts';
import { compareForecasts, USUAL } from '../training/forecast/run.ts';
import type { NetworkName, Relative } from '../training/forecast/words.ts';

export default defineClaim({
  cites: [],
  domain:
    'CO₂ at Mauna Loa from May 1964 to April 2020, the last 15 % of the months, networks of 24 units with a window of 28 months, at most 400 training steps and these seeds',
  slow: true,
  async measure(ofLinear: Relative = 'values') {
    await startEngine();
    const compared = (ahead: number, relative: Relative, model: NetworkName, runs = USUAL.runs) =>
      lastOf(compareForecasts({ ...USUAL, data: 'co2', ahead, relative, model, runs }));
    const at = (ahead: number) => {
      const [gru, lstm] = [compared(ahead, 'year', 'gru'), compared(ahead, 'year', 'lstm')];
      return {
        linear: maesOf(compared(ahead, ofLinear, 'gru', 1), 'linear')[0],
        drift: maesOf(gru, 'yearAndDrift')[0],
        gru: maesOf(gru, 'network'),
        lstm: maesOf(lstm, 'network'),
      };
    };
    return { month: at(1), year: at(12), raw: maesOf(compared(12, 'values', 'gru'), 'network') };
  },
  holds: ({ month, year }) =>
    [month, year].every(({ linear, drift, gru, lstm }) => [drift, ...gru, ...lstm].every((mae) => linear < mae)),
  says: ({ month, year, raw }) => {
    const range = (maes: number[], digits = 2) =>
      `${Math.min(...maes).toFixed(digits)} to ${Math.max(...maes).toFixed(digits)}`;
    return `Of CO₂ in the next month, linear autoregression on the values has a mean absolute error of ${month.linear.toFixed(2)} ppm, a GRU that learns changes from a year before ${range(month.gru)}, an LSTM ${range(month.lstm)}, and the value a year ago plus the drift of the year ${month.drift.toFixed(2)}; over the next 12 months these are ${year.linear.toFixed(2)}, ${range(year.gru)}, ${range(year.lstm)} and ${year.drift.toFixed(2)}, and a GRU that learns the values themselves has ${range(raw, 1)}.`;
  },
  breaks: {
    by: 'a linear autoregression of the changes from a year before, as the networks have them',
    alteration: 'year',
  },
});
