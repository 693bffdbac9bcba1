/** The fair race: models of equal size, equal work or equal time, trained side by side on one task. */
import { Lines } from '../charts/lines.tsx';
import { RaceTable } from '../charts/race-table.tsx';
import { decadesAround, ends, levelLines, overSeeds, type Series } from '../charts/series.ts';
import { choice, defineDemo, paste, range, several } from '../define.ts';
import { readSeries } from '../tasks/series.ts';
import { readWriting, WANTED } from '../tasks/writing.ts';
import {
  LIMITS,
  lanesOf,
  MATCHES,
  RACE_MODELS,
  RACE_TASKS,
  type RaceTaskName,
  TASK_TITLES,
} from '../training/race/entries.ts';
import { type RaceSettings, runRace } from '../training/race/race.ts';
import {
  curveOf,
  extentOf,
  levelsOf,
  middle,
  type Result,
  results,
  scoresOf,
  testedLengths,
  verdict,
} from '../training/race/results.ts';
import { AGAINST, type Against, cellsOf, HEAD, SCORES } from '../training/race/words.ts';

const COLORS = ['cell', 'update', 'hidden', 'query', 'read', 'write', 'error', 'weight'];
const HINTS = {
  series: 'One number a line, or a CSV whose last column is numbers; left empty, births a day in the US.',
  text: `${WANTED}; left empty, the first chapter of Moby-Dick.`,
};

/** The lines of all networks that have points yet. */
const linesOf = (networks: Result[], of: (run: Result['runs'][number]) => [number, number][]) =>
  networks.flatMap(({ title, runs, place }) =>
    overSeeds(
      { label: title, quantity: COLORS[place] },
      runs.map(of).filter((points) => points.length > 0),
      middle,
    ),
  );

/** A row for every network that was entered, also for those not heard of yet: the table has its height from the start. */
const rowsOf = (networks: Result[], entered: string, course: RaceTaskName) =>
  entered.split(',').map((name, place) => {
    const network = networks.find((one) => one.net === name);
    return { title: RACE_MODELS[name], quantity: COLORS[place]!, cells: network && cellsOf(network, course) };
  });

export default defineDemo({
  title: 'The fair race',
  dare: 'Pick a task and the models, then start: same batches, same seeds, equal size. Who wins depends on the task.',
  start: 'Start the race',
  controls: {
    course: choice('Task', TASK_TITLES, 'parity'),
    series: paste('Your series', HINTS.series, readSeries, { draws: true, when: ['course', 'series'] }),
    text: paste('Your text', HINTS.text, readWriting, { when: ['course', 'text'] }),
    nets: several('Models', RACE_MODELS, ['rnn', 'lstm', 'gru', 'mamba', 'transformer'], { ...LIMITS, rare: true }),
    match: choice('Equal in', MATCHES, 'parameters', { rare: true }),
    size: range('Size', 1000, 6000, 2000, { step: 500, rare: true }),
    layers: range('Layers', 1, 2, 1, { rare: true }),
    steps: range('Training steps', 50, 1000, 300, { step: 50, rare: true, when: ['match', 'parameters', 'work'] }),
    seconds: range('Seconds for each model', 1, 20, 3, { rare: true, when: ['match', 'time'] }),
    runs: range('Seeds', 1, 5, 3, { rare: true }),
    against: choice('Draw against', AGAINST, 'steps', { scrub: true, alters: 'picture', rare: true }),
  },
  tries: [
    { label: 'carry a bit', settings: { course: 'parity' } },
    { label: 'look a pair up', settings: { course: 'recall' } },
    { label: 'a real series', settings: { course: 'series' } },
    { label: 'two layers find a pattern', settings: { course: 'induction', layers: 2 } },
  ],
  recorded: (Object.keys(RACE_TASKS) as RaceTaskName[]).map((course) => ({ course })),
  lanes: lanesOf,
  progress: { doing: 'Training', unit: 'step', at: extentOf },
  curve: scoresOf,
  run: (settings, _random, now, _loaded, lanes) => runRace(settings as RaceSettings, now, lanes),
  view: (race, { course, against, nets: entered }) => {
    const networks = results(race, entered);
    const { unit, score } = RACE_TASKS[course];
    const [{ terms }] = Object.values(race);
    const levels = levelsOf(terms);
    const curves = linesOf(networks, (run) => curveOf(run, against as Against));
    const tested = linesOf(networks, ({ tested }) => tested);
    const seen = (of: Series[], axis: 0 | 1) => of.flatMap(({ points }) => points.map((point) => point[axis]!));
    const all = [...seen(curves, 1), ...seen(tested, 1)];
    const log = score === 'error';
    const domain = log ? decadesAround([...all, terms.baseline]) : ends(all, 0, Math.ceil(terms.baseline));
    const [x, y] = [ends(seen(curves, 0), 0, 1), { label: SCORES[score], domain, log }];
    const lengths = testedLengths(networks, course);
    const span: [number, number] = [Math.min(...lengths), Math.max(...lengths)];
    return (
      <div class="contest race">
        <Lines
          title={`${SCORES[score]}, against ${AGAINST[against as Against]}`}
          height={180}
          x={{ label: AGAINST[against as Against], domain: x }}
          y={y}
          series={[...levelLines(levels, x), ...curves]}
        />
        <Lines
          title={`${SCORES[score]}, against length after training`}
          height={150}
          x={{ label: `length in ${unit}; trained up to ${terms.trained}`, domain: span, log: true, marks: lengths }}
          y={y}
          series={[...levelLines(levels, span), ...tested]}
        />
        <RaceTable title="The models of the race" head={HEAD} rows={rowsOf(networks, entered, course)} />
      </div>
    );
  },
  tell: (race, settings) => verdict(race, settings as RaceSettings),
});
