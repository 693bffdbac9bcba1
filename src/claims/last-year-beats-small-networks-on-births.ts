/** Births of the next seven days: the same day a year ago has a smaller mean absolute error than a GRU or LSTM of four weeks. */
import { defineClaim } from '../define.ts';
import { startEngine } from '../engine/backend.ts';
import { lastOf } from '../training/experiment.ts';
import { type ForecastFrame, maesOf } from '../training/forecast/frame.ts';
import { compareForecasts, USUAL } from '../training/forecast/run.ts';

export default defineClaim({
  cites: [],
  domain:
    'US births of 2000–2014, the last 15 % of the days, networks of 24 units with a window of 28 days, 400 training steps and these seeds',
  slow: true,
  async measure(year?: number) {
    await startEngine();
    // A series of one's own has the cycle that is asked for; left empty, it is that of the births.
    const series = year ? ({ data: 'own', season: year } as const) : ({ data: 'births' } as const);
    const [gru, lstm] = (['gru', 'lstm'] as const).map((model) =>
      lastOf(compareForecasts({ ...USUAL, ...series, model, ahead: 7, relative: 'values' })),
    ) as [ForecastFrame, ForecastFrame];
    return {
      year: maesOf(gru, 'year')[0],
      linear: maesOf(gru, 'linear')[0],
      week: maesOf(gru, 'seasonal'),
      gru: maesOf(gru, 'network'),
      lstm: maesOf(lstm, 'network'),
      origins: gru.sizes.test,
    };
  },
  holds: ({ year, gru, lstm }) => [...gru, ...lstm].every((mae) => mae > year),
  says: ({ year, linear, week, gru, lstm, origins }) => {
    const range = (maes: number[]) => `${Math.min(...maes).toFixed(0)} to ${Math.max(...maes).toFixed(0)}`;
    return `Over ${origins} origins, forecasts of the next 7 days of US births that repeat the same weekday a year ago have a mean absolute error of ${year.toFixed(0)} births; a GRU has ${range(gru)} and an LSTM ${range(lstm)} over ${gru.length} seeds, linear autoregression ${linear.toFixed(0)}, and the same day a week ago ${week.map((mae) => mae.toFixed(0))}.`;
  },
  breaks: { by: 'a year of 365 days, which meets another weekday', alteration: 365 },
});
