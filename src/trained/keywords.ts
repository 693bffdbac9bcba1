/** What the recipes of the three keyword spotters share: the same words, the same voices held out, the same noise. */

import { Random } from '../random.ts';
import { augmented, underNoise } from '../tasks/keywords/augment.ts';
import { clipsTask, type Spoken } from '../tasks/keywords/clips-task.ts';
import { LABELS, SILENCE, UNKNOWN } from '../tasks/keywords/words.ts';
import { SPOTTERS, type SpotterName, spotter } from '../training/keywords/network.ts';
import { spotterScore } from '../training/keywords/score.ts';
import { linearDecay } from '../training/optimizer.ts';
import { type SetName, spokenWords } from './keyword-sets.ts';
import type { Recipe, Scores } from './recipe.ts';

/** Of the clips of a batch, how many are other words and how many silence; the rest are keywords. */
const [OTHERS, QUIET] = [0.3, 0.05];
/** How much louder a word of the test is than the noise, in decibels. */
const NOISES = [30, 20, 10, 5, 0];
const TESTS: Record<string, SetName> = { 'held-out espeak voices': 'espeak', 'held-out synthesizer': 'festival' };
/** Clips of silence in the test. */
const SILENT = 50;

const one = <X>(of: X[], random: Random): X => of[random.below(of.length)];

/** Makes clips of the training's words: keywords, other words and silence in fixed parts, each copy another. */
function drawing(words: Spoken[]): (random: Random) => Spoken {
  const others = words.filter(({ label }) => label === UNKNOWN);
  const keywords = words.filter(({ label }) => label !== UNKNOWN);
  return (random) => {
    const chance = random.next();
    if (chance < QUIET) return { label: SILENCE, samples: augmented(new Float32Array(0), random) };
    const { label, samples } = one(chance < QUIET + OTHERS ? others : keywords, random);
    return { label, samples: augmented(samples, random) };
  };
}

/** The same for the words of the training. Where they are not there a plan can still be read: only its first batch wants them. */
async function trainingClips(): Promise<(random: Random) => Spoken> {
  const words = await spokenWords('train').catch((error: Error) => error);
  if (!(words instanceof Error)) return drawing(words);
  return () => {
    throw words;
  };
}

/** Scores on both sets that were held out, under noise of several levels. */
async function heldOut(name: SpotterName, weights: Parameters<Recipe['heldOut']>[0]): Promise<Scores> {
  const scores: Scores = {};
  for (const [title, set] of Object.entries(TESTS)) {
    const words = await spokenWords(set);
    for (const level of NOISES) {
      const random = new Random(0, `noise of the test, ${set}, ${level}`);
      const clips = words.map(({ label, samples }) => ({ label, samples: underNoise(samples, level, random) }));
      const { keywords, unknown } = spotterScore(name, weights, clips);
      scores[`keywords right, ${title}, ${level} dB`] = keywords;
      scores[`other words rejected, ${title}, ${level} dB`] = unknown;
    }
  }
  const random = new Random(0, 'silence of the test');
  const silence = Array.from(
    { length: SILENT },
    (): Spoken => ({ label: SILENCE, samples: augmented(new Float32Array(0), random) }),
  );
  scores['silence left alone'] = spotterScore(name, weights, silence).silence;
  return scores;
}

/** The recipe of a spotter; the learning rate falls to 0. The data is read when the first batch is made. */
export function keywordsRecipe(
  name: SpotterName,
  { about, learningRate, steps }: { about: string; learningRate: number; steps: number },
): Recipe {
  return {
    about,
    cell: name,
    sizes: SPOTTERS[name].sizes,
    digits: 4,
    int8: true,
    plan: async () => ({
      net: spotter(name),
      task: clipsTask(await trainingClips()),
      seed: 1,
      steps,
      batch: 32,
      length: () => 1,
      learningRate: linearDecay(learningRate, steps),
    }),
    heldOut: (weights) => heldOut(name, weights),
    baseline: async () => ({ 'guessing one label': 1 / LABELS.length }),
  };
}
