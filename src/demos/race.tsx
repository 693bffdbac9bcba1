/** The fair race: models of equal size, equal work or equal time, trained side by side on one task. */
import { RaceScores } from '../charts/race-scores.tsx';
import { RaceTable } from '../charts/race-table.tsx';
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
  results,
  scoresOf,
  testedLengths,
  verdict,
} from '../training/race/results.ts';
import { AGAINST, type Against, HEAD, rowsOf, SCORES } from '../training/race/words.ts';

const HINTS = {
  series: 'One number a line, or a CSV whose last column is numbers; left empty, births a day in the US.',
  text: `${WANTED}; left empty, the first chapter of Moby-Dick.`,
};

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
  view: (race, { course: task, against: axis, nets: entered }) => {
    const models = results(race);
    const { unit, score } = RACE_TASKS[task];
    const [{ terms }] = Object.values(race);
    const against = axis as Against;
    return (
      <RaceScores
        score={{ label: SCORES[score], log: score === 'error' }}
        levels={levelsOf(terms)}
        baseline={terms.baseline}
        models={models.map(({ title, net, runs }) => ({
          title,
          quantity: net,
          curves: runs.map((run) => curveOf(run, against)),
          tested: runs.map((run) => run.tested),
        }))}
        against={AGAINST[against]}
        length={{ label: `length in ${unit}; trained up to ${terms.trained}`, marks: testedLengths(models, task) }}
        middle={middle}
      >
        <RaceTable title="The models of the race" head={HEAD} rows={rowsOf(models, entered, task)} />
      </RaceScores>
    );
  },
  tell: (race, settings) => verdict(race, settings as RaceSettings),
});
