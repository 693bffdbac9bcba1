/** In a race of equal size, an LSTM wins on parity and a transformer on recall, with every seed. */
import { defineClaim } from '../define.ts';
import { startEngine } from '../engine/backend.ts';
import { lanesOf, type Race, type RaceTaskName } from '../training/race/entries.ts';
import { runRace } from '../training/race/race.ts';
import { results } from '../training/race/results.ts';
import { told } from '../training/race/words.ts';

const [SIZE, STEPS, SEEDS] = [2000, 300, 5];
const settings = {
  nets: 'lstm,transformer',
  match: 'parameters',
  size: SIZE,
  layers: 1,
  seconds: 1,
  runs: SEEDS,
  seed: 1,
  series: '',
  text: '',
} as const;

/** How many seeds of each network solved a course, and the middle of their scores. */
function raced(course: RaceTaskName, steps: number) {
  const still = () => 0;
  const standings: Race = {};
  for (const lane of lanesOf(settings))
    for (const race of runRace({ ...settings, course, steps }, still, [lane])) Object.assign(standings, race);
  const [lstm, transformer] = results(standings).map(({ solved, score }) => ({ solved: solved.length, score: score! }));
  return { lstm: lstm!, transformer: transformer! };
}

export default defineClaim({
  cites: [],
  domain: 'these two models at one size, one budget and these seeds',
  slow: true,
  async measure(steps: number = STEPS) {
    await startEngine();
    return { steps, parity: raced('parity', steps), recall: raced('recall', steps) };
  },
  holds: ({ parity, recall }) =>
    parity.lstm.solved === SEEDS &&
    parity.transformer.solved === 0 &&
    recall.transformer.solved === SEEDS &&
    recall.lstm.solved === 0,
  says: ({ steps, parity, recall }) =>
    `After ${steps} steps with ${SIZE} parameters each, an LSTM solves running parity with ${parity.lstm.solved} of ${SEEDS} seeds and a transformer with ${parity.transformer.solved} (${told('parity', parity.transformer.score)} right); on associative recall of 8 pairs the transformer succeeds with ${recall.transformer.solved} and the LSTM with ${recall.lstm.solved} (${told('recall', recall.lstm.score)} right).`,
  breaks: { by: 'ten steps of training', alteration: 10 },
});
