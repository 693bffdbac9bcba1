/** Forecasting a series in the tab: a GRU or LSTM beside linear autoregression and forecasts that learn nothing. */
import { domainOf, ForecastChart } from '../charts/forecast.tsx';
import { RaceTable } from '../charts/race-table.tsx';
import { percent } from '../charts/scale.ts';
import { choice, defineDemo, paste, range, timeline } from '../define.ts';
import { readSeries } from '../tasks/series.ts';
import type { ForecastFrame } from '../training/forecast/frame.ts';
import { drawnAt } from '../training/forecast/lines.ts';
import { compareForecasts } from '../training/forecast/run.ts';
import { bestBaseline, cellsOf, HEAD, ranked, titleOf, verdict } from '../training/forecast/verdict.ts';
import { NETWORKS, NOMINAL, RELATIVE, SERIES, UNITS } from '../training/forecast/words.ts';

const HINT = 'One number a line, or a CSV whose last column is numbers; left empty, births a day.';

export default defineDemo({
  title: 'Forecast a series, and see who is better',
  dare: 'Can a GRU beat “the same day a year ago”? Train it, then move the origin to a holiday.',
  start: 'Train',
  controls: {
    data: choice('Series', SERIES, 'births'),
    own: paste('Your series', HINT, readSeries, { draws: true, when: ['data', 'own'] }),
    season: range('Season in steps', 1, 400, 7, { when: ['data', 'own'] }),
    model: choice('Network', NETWORKS, 'gru', { rare: true }),
    relative: choice('It learns', RELATIVE, 'values', { rare: true }),
    ahead: range('Steps ahead', 1, 14, 7, { rare: true }),
    window: range('Window', 14, 56, 28, { step: 7, rare: true }),
    units: range('Units', 4, 40, 24, { step: 4, rare: true }),
    steps: range('Training steps', 50, 1000, 400, { step: 50, rare: true }),
    runs: range('Seeds', 1, 5, 3, { rare: true }),
    at: timeline('Origin', 55, 7),
  },
  tries: [
    { label: 'births, next 7 days', settings: {} },
    { label: 'CO₂, next 12 months', settings: { data: 'co2', ahead: 12 } },
    { label: 'CO₂, as changes', settings: { data: 'co2', ahead: 12, relative: 'year' } },
    { label: 'a wandering value', settings: { data: 'walk', ahead: 1 } },
  ],
  recorded: [{ relative: 'year' }],
  progress: { doing: 'Training', unit: 'step', at: ({ step }, { steps }) => [step, steps] },
  curve: ({ losses }: ForecastFrame) => losses.flatMap((of) => of.map(([, loss]) => loss)),
  loads: 'Networks that this demo saved, with the same series and settings, are not trained again but tested.',
  run: (settings, _random, _now, loaded) => compareForecasts(settings, loaded),
  last: ({ shown: { origins } }) => origins.length - 1,
  view: (frame, { data, model, at }) => {
    const { truth, of, band, from, to } = drawnAt(frame, Math.min(at, frame.shown.origins.length - 1));
    const { step, axis } = UNITS[data];
    const beside = bestBaseline(frame.rows).name;
    const lines = [
      { label: NETWORKS[model], quantity: model, points: of('network') },
      { label: titleOf('linear', model), quantity: 'error', points: of('linear') },
      { label: titleOf(beside, model), quantity: 'input', points: of(beside) },
    ];
    const all = frame.shown.origins.flatMap((_, k) => {
      const drawn = drawnAt(frame, k);
      return [{ points: drawn.truth }, ...drawn.band.map((points) => ({ points })), { points: drawn.of('linear') }];
    });
    return (
      <div class="forecast">
        <ForecastChart
          title={`${SERIES[data]}: what came, and what was forecast from ${frame.shown.origins[Math.min(at, frame.shown.origins.length - 1)].label}`}
          truth={truth}
          lines={lines}
          band={band}
          bandLabel={`${percent(NOMINAL)} interval of the ${NETWORKS[model]}`}
          x={{ label: `${step}s from the origin`, domain: [from, to] }}
          y={{ label: axis, domain: domainOf(all) }}
        />
        <RaceTable
          title="Errors of all models on the test block"
          head={HEAD}
          rows={ranked(frame.rows).map((row) => ({
            title: titleOf(row.name, model),
            quantity: row.name === 'network' ? model : 'plain',
            cells: cellsOf(row),
          }))}
        />
      </div>
    );
  },
  tell: (frame, settings) => verdict(frame, settings),
});
