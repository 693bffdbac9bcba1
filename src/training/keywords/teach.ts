/** Teaching a trained keyword spotter a new voice from one or two recordings of each word. */
import type { Weights } from '../../define.ts';
import type { Tensors } from '../../models/cell.ts';
import type { Random } from '../../random.ts';
import { augmented, spliced } from '../../tasks/keywords/augment.ts';
import { clipsTask, type Spoken } from '../../tasks/keywords/clips-task.ts';
import { SILENCE, UNKNOWN } from '../../tasks/keywords/words.ts';
import { runExperiment } from '../experiment.ts';
import { linearDecay } from '../optimizer.ts';
import { type SpotterName, spotter } from './network.ts';
import { type SpotterScore, spotterScore } from './score.ts';

/** What the spotter is taught with. */
export interface Lesson {
  /** The words of the new voice: at least one clip of each word that is to be heard better. */
  words: Spoken[];
  /** Words of other voices, keywords and others, so that what was learned is not forgotten: the shipped ones (clips.ts). */
  background: Spoken[];
  /** Clips of one second that it is tested on, before and after; none if left out. */
  test?: Spoken[];
  /** Training steps; 150 unless given. */
  steps?: number;
  learningRate?: number;
  seed: number;
}

/** After a training step; step 0 is before the first. */
export interface Taught {
  step: number;
  steps: number;
  /** Mean over the steps since the last frame, in nats. */
  loss: number;
  /** On the clips of the test: before teaching, and after as many steps as were made. */
  before?: SpotterScore;
  now?: SpotterScore;
}

const [STEPS, RATE, BATCH, EVALUATIONS] = [150, 2e-3, 64, 3];
/**
 * Of a batch: the part that is of the new voice, of that the part that is no word, and of the background the part that is
 * silence. Without what is no word, the spotter learns that whatever is said in the new voice is a keyword.
 */
const [NEW, NO_WORD, QUIET] = [0.5, 0.4, 0.1];

const one = <X>(of: X[], random: Random): X => of[random.below(of.length)];

/** A clip of a batch: a copy of a word of the new voice, or of two pieces of its words, or of a word of the background. */
function draw({ words, background }: Lesson, random: Random): Spoken {
  const copy = ({ label, samples }: Spoken): Spoken => ({ label, samples: augmented(samples, random) });
  if (random.next() < NEW) {
    if (random.next() >= NO_WORD) return copy(one(words, random));
    return copy({ label: UNKNOWN, samples: spliced(one(words, random).samples, one(words, random).samples, random) });
  }
  if (random.next() < QUIET) return copy({ label: SILENCE, samples: new Float32Array(0) });
  return copy(one(background, random));
}

/**
 * Fine-tunes all weights, and yields after every training step; whoever reads it sets the pace, and leaving it (`return`)
 * frees everything. Returns the new weights, by the names of those given, which stay as they are and their owner's.
 * The same seed gives the same weights.
 */
export function* teach(name: SpotterName, weights: Tensors, lesson: Lesson): Generator<Taught, Weights> {
  const { test, steps = STEPS, learningRate = RATE, seed } = lesson;
  const own = spotter(name);
  const made = yield* runExperiment({
    plans: {
      [name]: {
        net: { ...own, weights: () => copies(weights) },
        task: clipsTask((random) => draw(lesson, random)),
        seed,
        steps,
        batch: BATCH,
        length: () => 1,
        learningRate: linearDecay(learningRate, steps),
      },
    },
    evaluation: {
      every: Math.ceil(steps / EVALUATIONS),
      first: 0,
      of: (trainer) => (test ? spotterScore(name, trainer.weights, test) : undefined),
    },
    frame({ run }): Taught {
      const { results } = run.findings;
      return { step: run.step, steps, loss: run.loss, before: results[0]?.result, now: results.at(-1)?.result };
    },
  });
  return Object.fromEntries(Object.entries(made).map(([key, value]) => [key.slice(`${name}/`.length), value]));
}

const copies = (weights: Tensors): Tensors =>
  Object.fromEntries(Object.entries(weights).map(([name, tensor]) => [name, tensor.clone()]));
