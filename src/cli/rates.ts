/** `npm run rates`: tries a few learning rates for every network of the race on every course, and records the best of them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { startEngine } from '../engine/backend.ts';
import { useKernels } from '../engine/kernels.ts';
import { sealed } from '../evidence/digest.ts';
import { lastOf, runExperiment } from '../training/experiment.ts';
import { type ModelName, RACE_MODELS, RACE_TASKS, type RaceTaskName } from '../training/race/entries.ts';
import { type RaceSettings, racePlan } from '../training/race/race.ts';
import { type Rates, TRIED, untried } from '../training/race/rates.ts';
import { raceTaskOf } from '../training/race/tasks.ts';
import { hereAndNow } from './here-and-now.ts';

const FILE = 'content/records/race-rates.json';
/** Each rate is tried with these seeds, which no race starts from, for so many steps; looks are this many steps apart. */
const SEEDS = [901, 902];
const [STEPS, EVERY] = [300, 30];
const SETTINGS = {
  match: 'parameters',
  size: 2000,
  layers: 1,
  steps: STEPS,
  seconds: 1,
  runs: 1,
  seed: 0,
  series: '',
  text: '',
} as const;

/**
 * The mean score over the evaluations of a training: models that learn fast score high, and so do those that get far. Less
 * is better for errors.
 */
export function scoreAt(course: RaceTaskName, network: ModelName, rate: number): number {
  const found = raceTaskOf(course, SETTINGS);
  const settings = { ...SETTINGS, course, nets: network } satisfies RaceSettings;
  const planOf = (seed: number) => racePlan(network, found, settings, seed, STEPS, rate).plan;
  const runs = lastOf(
    runExperiment({
      plans: Object.fromEntries(SEEDS.map((seed) => [`seed ${seed}`, planOf(seed)])),
      evaluation: {
        every: EVERY,
        of: (trainer) => found.shown(trainer.score(128, found.trained, `rate ${trainer.step}`, found.held)),
      },
      frame: (progress) => progress.runs,
    }),
  );
  const scores = runs.flatMap(({ findings }) => findings.results.map(({ result }) => result));
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** The record as it is, or one of nothing. */
export const recordIn = (file: string): Rates =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : untried();

/** Adds to a record the scores of a network on a course, one for each rate that was tried, and which of the rates was best. */
export function enter(record: Rates, course: RaceTaskName, network: ModelName, scores: number[]): void {
  const best = RACE_TASKS[course].score === 'accuracy' ? Math.max(...scores) : Math.min(...scores);
  (record.scores[course] ??= {})[network] = scores;
  (record.rates[course] ??= {})[network] = TRIED[scores.indexOf(best)]!;
}

const known = <Name extends string>(asked: string[], names: Record<Name, unknown>) =>
  (Object.keys(names) as Name[]).filter((name) => asked.length === 0 || asked.includes(name));

/** Tries all, or those of the named courses and networks, and adds what it found to the record. */
export async function main(asked: string[]): Promise<number> {
  const strange = asked.filter((name) => !(name in RACE_TASKS) && !(name in RACE_MODELS));
  if (strange.length > 0) {
    console.error(
      `There is no course and no net called ${strange.join(', ')}.\n    Fix: choose from ${[...Object.keys(RACE_TASKS), ...Object.keys(RACE_MODELS)].join(', ')}.`,
    );
    return 1;
  }
  await startEngine();
  await useKernels('simd');
  const record = recordIn(FILE);
  for (const course of known(
    asked.filter((name) => name in RACE_TASKS),
    RACE_TASKS,
  )) {
    for (const network of known(
      asked.filter((name) => name in RACE_MODELS),
      RACE_MODELS,
    )) {
      const scores = TRIED.map((rate) => Number(scoreAt(course, network, rate).toPrecision(4)));
      enter(record, course, network, scores);
      console.log(`${course} ${network}: ${TRIED.map((rate, k) => `${rate} → ${scores[k]}`).join(', ')}`);
      const { size, layers } = SETTINGS;
      Object.assign(record, hereAndNow(), {
        settings: {
          tried: TRIED,
          seeds: SEEDS,
          steps: STEPS,
          every: EVERY,
          size,
          layers,
          score: 'mean over the looks',
        },
      });
      writeFileSync(FILE, `${JSON.stringify(sealed(record), null, 1)}\n`);
    }
  }
  return 0;
}
