/** A series put together from its parts, and its autocorrelation, which shows them. */
import { Bars } from '../charts/bars.tsx';
import { Lines } from '../charts/lines.tsx';
import { fixed, shown } from '../charts/scale.ts';
import { ends } from '../charts/series.ts';
import { choice, defineDemo, range } from '../define.ts';
import { autocorrelation, changesOf, naiveError, seriesOf } from '../tasks/series-parts.ts';

const [LENGTH, LAGS] = [160, 28];
const SHOWN = { values: 'the values', changes: 'changes from the last value', season: 'changes from a season ago' };

/** The series as it is shown, its autocorrelation, and the errors of two forecasts of its values. */
interface Frame {
  drawn: number[];
  alike: number[];
  naive: number;
  seasonal: number;
}

export default defineDemo({
  title: 'Put a series together',
  dare: 'Take the season away, then let the series wander: watch the bars below tell the difference.',
  untrained: 'no network runs; the parts are what you set, and noise and wandering are drawn at random.',
  controls: {
    wave: range('Height of the season', 0, 4, 2, { step: 0.5 }),
    season: range('Its length in steps', 2, 14, 7),
    trend: range('Rise in each step', -0.2, 0.2, 0, { step: 0.02 }),
    noise: range('Noise', 0, 2, 0.5, { step: 0.1 }),
    wandering: range('Wandering', 0, 2, 0, { step: 0.1, rare: true }),
    as: choice('Show', SHOWN, 'values'),
  },
  tries: [
    { label: 'a weekly season', settings: {} },
    { label: 'only noise', settings: { wave: 0, noise: 1 }, says: 'No value says anything about a later one.' },
    {
      label: 'a random walk',
      settings: { wave: 0, noise: 0, wandering: 1 },
      says: 'Each value is the last one plus chance.',
    },
    {
      label: 'its changes',
      settings: { wave: 0, noise: 0, wandering: 1, as: 'changes' },
      says: 'The changes of a random walk are noise.',
    },
  ],
  *run({ as, season, ...parts }, random): Generator<Frame> {
    const series = seriesOf({ season, ...parts }, LENGTH, random);
    const drawn = as === 'values' ? series : changesOf(series, as === 'season' ? season : 1);
    yield {
      drawn,
      alike: autocorrelation(drawn, LAGS),
      naive: naiveError(series, 1),
      seasonal: naiveError(series, season),
    };
  },
  view: ({ drawn, alike }, { as }) => {
    const points = drawn.map((value, t): [number, number] => [t, value]);
    return (
      <div>
        <Lines
          title={`A series of ${LENGTH} steps: ${SHOWN[as]}`}
          height={150}
          x={{ label: 'time step', domain: [0, LENGTH] }}
          y={{
            label: as === 'values' ? 'value' : 'change',
            domain: ends(drawn, Math.min(...drawn), Math.max(...drawn) + 1e-6),
          }}
          series={[{ label: '', quantity: 'input', points }]}
        />
        <Bars
          title="Autocorrelation: how alike the series is to itself some steps later"
          limit={1}
          rows={[
            {
              letter: 'r',
              name: 'autocorrelation, from one step later on',
              quantity: 'hidden',
              values: alike,
              labels: alike.map((_, k) => String(k + 1)),
              level: { mean: 0, spread: 2 / Math.sqrt(drawn.length) },
            },
          ]}
          extraKey={[
            { mark: 'theory', text: 'band in which noise stays at about 95 % of the lags', quantity: 'plain' },
          ]}
        />
      </div>
    );
  },
  tell: ({ alike, naive, seasonal }, { season, as }) => {
    const better = naive < seasonal ? 'the last value' : 'the value a season ago';
    return (
      `Of ${SHOWN[as]}, the autocorrelation is ${fixed(alike[0] ?? 0)} one step later and ${fixed(alike[season - 1] ?? 0)} a season of ${season} steps later. ` +
      `Repeating the last value is off by ${shown(naive)} on average and repeating the value a season ago by ${shown(seasonal)}, so ${better} is the better simple forecast.`
    );
  },
});
