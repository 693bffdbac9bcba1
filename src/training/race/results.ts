/** What a race has shown, by network over its seeds, and the verdict in words. Pure: the page reads it. */
import {
  BATCH,
  lanesOf,
  MATCHES,
  type Match,
  type ModelName,
  RACE_MODELS,
  RACE_TASKS,
  type Race,
  type RaceTaskName,
  type RunResult,
  SOLVED,
} from './entries.ts';
import { type Against, told } from './words.ts';

/** One network, over the seeds it ran with: numbers are medians of them unless they say otherwise. */
export interface Result {
  net: ModelName;
  title: string;
  runs: RunResult[];
  parameters: number;
  work: number;
  stateBytes: number;
  /** Sequences a second. */
  perSecond: number;
  loss: number;
  /** The last score; undefined before the first look. */
  score: number | undefined;
  /** The worst and the best of the seeds, in this order. */
  spread: [number, number];
  /** The step at which each seed that solved the task had done so. */
  solved: number[];
}

/** The middle of some numbers, or the mean of the two in the middle. */
export function median(values: number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const half = ordered.length / 2;
  return ordered.length % 2 ? ordered[Math.floor(half)] : (ordered[half - 1] + ordered[half]) / 2;
}

/** Every network of a race that was heard of. */
export function results(race: Race): Result[] {
  const lanes = Object.values(race);
  const heard = (Object.keys(RACE_MODELS) as ModelName[]).filter((network) =>
    lanes.some((lane) => lane.net === network),
  );
  return heard.map((net) => {
    const runs = lanes.filter((lane) => lane.net === net).sort((a, b) => a.seed - b.seed);
    const scores = runs.flatMap(({ curve }) => curve.at(-1)?.[2] ?? []);
    const [{ parameters, work, stateBytes }] = runs;
    return {
      net,
      title: RACE_MODELS[net],
      runs,
      parameters,
      work,
      stateBytes,
      perSecond: median(runs.map((run) => run.perSecond)),
      loss: median(runs.map((run) => run.loss)),
      score: scores.length ? median(scores) : undefined,
      spread: [Math.min(...scores), Math.max(...scores)],
      solved: runs.flatMap(({ solved }) => solved ?? []),
    };
  });
}

interface Budget {
  nets: string;
  runs: number;
  match: Match;
  steps: number;
  seconds: number;
}
/** How far a race is: the training steps that its networks have taken in the mean, or seconds where they have equal time. */
export function extentOf(race: Race, settings: Budget): [done: number, of: number, unit?: string] {
  const runs = Object.values(race);
  const mean = (of: (run: RunResult) => number) =>
    runs.reduce((total, run) => total + of(run), 0) / lanesOf(settings).length;
  return settings.match === 'time'
    ? [Number(mean(({ seconds }) => seconds).toFixed(1)), settings.seconds, 'second']
    : [Math.floor(mean(({ step }) => step)), settings.steps];
}

/** All scores of a race, by lane and evaluation: what a repeated race is compared by. */
export const scoresOf = (race: Race): number[] =>
  Object.keys(race)
    .sort()
    .flatMap((lane) => (race[lane]?.curve ?? []).map(([, , score]) => score));

/** The curve of a run. */
export const curveOf = ({ curve }: RunResult, against: Against): [number, number][] =>
  curve.map(([step, seconds, score]) => [{ steps: step, seconds, sequences: BATCH * step }[against], score]);

/** The scores to compare with, by what reaches them. */
export const levelsOf = ({ baseline, baselineTitle, second }: Race[string]['terms']): Record<string, number> => ({
  [baselineTitle]: baseline,
  ...(second && { [second.title]: second.score }),
});

/** The lengths tested after training; before the first test those to come, so that the axis does not grow with it. */
export function testedLengths(networks: Result[], task: RaceTaskName): number[] {
  const lengths = new Set(
    networks.flatMap(({ runs }) => runs.flatMap(({ tested }) => tested.map(([length]) => length))),
  );
  return lengths.size > 1 ? [...lengths] : RACE_TASKS[task].tested;
}

/** Point by point the median of several lines, as far as all of them go. */
export function middle(lines: [number, number][][]): [number, number][] {
  const length = Math.min(...lines.map((line) => line.length));
  return Array.from({ length }, (_, k) => [
    median(lines.map((line) => line[k][0])),
    median(lines.map((line) => line[k][1])),
  ]);
}

const listed = (words: string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
const better = (task: RaceTaskName, a: number, b: number) => (RACE_TASKS[task].score === 'accuracy' ? a > b : a < b);
const byScore = (task: RaceTaskName) => (a: Result, b: Result) =>
  RACE_TASKS[task].score === 'accuracy' ? b.score! - a.score! : a.score! - b.score!;

/** Networks whose seeds do not lie clear of those of the first: on these runs they cannot be told apart. */
const levelWith = (task: RaceTaskName, first: Result, others: Result[]): Result[] => {
  const worst = RACE_TASKS[task].score === 'accuracy' ? first.spread[0] : first.spread[1];
  return others.filter(
    ({ spread }) => !better(task, worst, RACE_TASKS[task].score === 'accuracy' ? spread[1] : spread[0]),
  );
};

/** How it stands or ended, in words that follow from the numbers alone. */
export function verdict(
  race: Race,
  { course: task, match, runs }: { course: RaceTaskName; match: Match; runs: number },
): string {
  const networks = results(race);
  const scored = networks.filter(({ score }) => score !== undefined).sort(byScore(task));
  const { title, unit, score: kind } = RACE_TASKS[task];
  if (scored.length < 2)
    return `The models are getting ready for ${title}: ${listed(networks.map((network) => network.title)) || 'none yet'}.`;
  const steps = networks.flatMap((net) => net.runs.map(({ step }) => step));
  const [fewest, longest] = [Math.min(...steps), Math.max(...steps)];
  const after =
    match === 'time'
      ? `${Math.max(...networks.flatMap((net) => net.runs.map(({ seconds }) => seconds))).toFixed(1)} s of training each`
      : `${fewest === longest ? '' : `${fewest} to `}${longest} training step${longest === 1 ? '' : 's'}`;
  const seeds = runs === 1 ? 'with one seed, which shows no spread' : `over ${runs} seeds`;
  const [first, ...others] = scored;
  const level = levelWith(task, first, others);
  const sentences = [
    `On ${title}, after ${after}, equal in ${MATCHES[match]}, ${seeds}: ${kind === 'accuracy' ? solvedBy(scored, runs) : rankedBy(task, scored)}`,
  ];
  if (kind !== 'accuracy' && level.length > 0)
    sentences.push(
      `Some seeds of ${listed(level.map((network) => network.title))} did as well as some of ${first.title}, so these runs cannot tell them apart.`,
    );
  sentences.push(...beyond(race, task, unit));
  return sentences.join(' ');
}

function solvedBy(scored: Result[], runs: number): string {
  const all = scored.filter(({ solved }) => solved.length === runs).sort((a, b) => median(a.solved) - median(b.solved));
  const some = scored.filter(({ solved }) => solved.length > 0 && solved.length < runs);
  const none = scored.filter(({ solved }) => solved.length === 0);
  const parts = [
    all.length > 0 && `solved by ${listed(all.map(({ title, solved }) => `${title} (step ${median(solved)})`))}`,
    some.length > 0 &&
      `with some seeds by ${listed(some.map(({ title, solved }) => `${title} (${solved.length} of ${runs})`))}`,
    none.length > 0 &&
      `not solved by ${listed(none.map(({ title, score }) => `${title} (${told('parity', score!)} correct)`))}`,
  ].filter(Boolean);
  return `${parts.join('; ')}.`;
}

const rankedBy = (task: RaceTaskName, scored: Result[]) =>
  `${listed(scored.map(({ title, score }) => `${title} ${told(task, score!)}`))}${RACE_TASKS[task].score === 'error' ? ', where repeating the last number is 1' : ' a character'}.`;

/** What is left at the longest length, once all are tested on it. */
function beyond(race: Race, task: RaceTaskName, unit: string): string[] {
  const networks = results(race);
  const { trained, baseline, second, baselineTitle } = Object.values(race)[0].terms;
  const length = Math.max(...networks.flatMap(({ runs }) => runs.flatMap(({ tested }) => tested.map(([at]) => at))));
  const at = networks.map(({ title, runs }) => ({
    title,
    scores: runs.flatMap(({ tested }) => tested.filter(([one]) => one === length).map(([, score]) => score)),
    of: runs.length,
  }));
  if (!Number.isFinite(length) || at.some(({ scores, of }) => scores.length < of)) return [];
  const ranked = at
    .map(({ title, scores }) => ({ title, score: median(scores) }))
    .sort((a, b) => (better(task, a.score, b.score) ? -1 : 1));
  const words = ranked.map(({ title, score }) => `${title} ${told(task, score)}`);
  const far = `At ${length} ${unit}, where training went up to ${trained}: ${listed(words)}.`;
  if (RACE_TASKS[task].score === 'accuracy') {
    const kept = ranked.filter(({ score }) => score >= SOLVED);
    return [
      far,
      kept.length === 0
        ? `Guessing has ${told(task, baseline)}: no model generalizes to that length.`
        : kept.length === ranked.length
          ? 'All generalize to that length.'
          : `Only ${listed(kept.map(({ title }) => title))} ${kept.length > 1 ? 'generalize' : 'generalizes'} to that length.`,
    ];
  }
  return [
    far,
    `Without a model: ${baselineTitle} ${told(task, baseline)}${second ? `, ${second.title} ${told(task, second.score)}` : ''}.`,
  ];
}
