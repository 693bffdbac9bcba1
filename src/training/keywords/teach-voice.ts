/** What the demo of teaching shows: how well a spotter hears each word of a new voice, before and after it is taught. */
import type { Weights } from '../../define.ts';
import { dispose, tensor } from '../../engine/tfjs.ts';
import type { Tensors } from '../../models/cell.ts';
import { Random } from '../../random.ts';
import { soundFromText } from '../../sound.ts';
import { augmented, MILD } from '../../tasks/keywords/augment.ts';
import type { Part } from '../../tasks/keywords/clips.ts';
import type { Spoken } from '../../tasks/keywords/clips-task.ts';
import { LABELS, WORDS } from '../../tasks/keywords/words.ts';
import type { Clip } from './clips.ts';
import type { SpotterName } from './network.ts';
import { takesOf } from './recorded.ts';
import { type SpotterScore, spotterScore } from './score.ts';
import { teach } from './teach.ts';

/** Of each word or kind: the part that was heard right. */
export interface VoiceScore {
  words: number[];
  /** Other words of the new voice that were taken for none of the ten; left out where it says none. */
  others?: number;
  /** Keywords of voices that were held out from training, all together. */
  elsewhere: number;
  /** Keywords of the new voice, all together. */
  all: number;
}
export interface TaughtVoice {
  step: number;
  steps: number;
  losses: [step: number, loss: number][];
  before: VoiceScore;
  now: VoiceScore;
  /** Clips of the new voice that are learned from and tested on, and copies of each that are tested. */
  learned: number;
  tested: number;
  /** Set where it is tested on what it has learned from, because nothing else was recorded. */
  onLearned?: true;
}

export interface Pupil {
  voice: 'festival' | 'own';
  own: string;
  takes: number;
  steps: number;
  rate: number;
  seed: number;
}

/** Copies of each clip that is tested, each under noise of its own; numbers are kept to so many parts of one. */
const [COPIES, DIGITS] = [6, 1000];
/** Training steps between two losses that are kept. */
const EVERY = 10;
/** As in training, but neither faster nor slower: the voice is as it is. */
const AS_SPOKEN = { ...MILD, speed: [1, 1] as [number, number], overNoise: [15, 30] as [number, number] };
const UNKNOWN = LABELS.indexOf('unknown');
const short = (value: number) => Math.round(DIGITS * value) / DIGITS;

/** What is learned from, and what is tested. Throws, in words for the reader, where a recording cannot be cut. */
function lessonOf({ voice, own, takes }: Pupil, clips: Clip[]) {
  const of = (...parts: Part[]) => clips.filter(({ part }) => parts.includes(part));
  const others = { background: of('background'), elsewhere: of('espeak').filter(({ label }) => label !== 'unknown') };
  if (voice === 'festival')
    return { ...others, words: takes > 1 ? of('first', 'second') : of('first'), test: of('test'), onLearned: false };
  if (!own)
    throw new Error(
      `There is no recording yet. Press Record, say ${WORDS.join(', ')} with a pause after each word, and press Train again; or choose the synthesizer.`,
    );
  const recorded = takesOf(soundFromText(own));
  const last = recorded.at(-1) ?? [];
  const before = recorded.slice(0, -1);
  return {
    ...others,
    words: before.length ? before.slice(0, takes).flat() : last,
    test: last,
    onLearned: before.length === 0,
  };
}

/** The same copies of the clips whatever the spotter. */
const copiesOf = (clips: Spoken[], seed: number): Spoken[] =>
  clips.flatMap((clip, k) =>
    Array.from({ length: COPIES }, (_, copy) => ({
      label: clip.label,
      samples: augmented(clip.samples, new Random(seed, `test ${k} ${copy}`), AS_SPOKEN),
    })),
  );

function scoreOf({ matrix, keywords, unknown }: SpotterScore, elsewhere: number): VoiceScore {
  const right = (row: number[], k: number) => short((row[k] ?? 0) / row.reduce((sum, count) => sum + count, 0));
  return {
    words: WORDS.map((_, k) => right(matrix[k] ?? [], k)),
    ...(matrix[UNKNOWN]?.some((count) => count > 0) && { others: short(unknown) }),
    elsewhere: short(elsewhere),
    all: short(keywords),
  };
}

/** Teaches a spotter a voice, and yields as it learns; with loaded weights it only tests them. The shipped weights stay their owner's. */
export function* teachVoice(
  name: SpotterName,
  shipped: Tensors,
  clips: Clip[],
  pupil: Pupil,
  loaded?: Weights,
): Generator<TaughtVoice, Weights> {
  const { words, background, test, elsewhere, onLearned } = lessonOf(pupil, clips);
  const [heard, others] = [copiesOf(test, pupil.seed), copiesOf(elsewhere, pupil.seed)];
  const apart = (weights: Tensors) => spotterScore(name, weights, others).keywords;
  const before = scoreOf(spotterScore(name, shipped, heard), apart(shipped));
  const facts = {
    steps: pupil.steps,
    learned: words.length,
    tested: test.filter(({ label }) => label !== 'unknown').length,
    ...(onLearned && { onLearned: true as const }),
  };
  const tested = (weights: Weights): VoiceScore => {
    const tensors = asTensors(weights, shipped);
    const score = scoreOf(spotterScore(name, tensors, heard), apart(tensors));
    dispose(tensors);
    return score;
  };
  if (loaded) {
    yield { ...facts, step: pupil.steps, losses: [], before, now: tested(loaded) };
    return loaded;
  }
  const losses: TaughtVoice['losses'] = [];
  yield { ...facts, step: 0, losses: [], before, now: before };
  const teaching = teach(name, shipped, {
    ...{ words, background, test: heard, steps: pupil.steps, learningRate: pupil.rate, seed: pupil.seed },
  });
  try {
    for (;;) {
      const { done, value } = teaching.next();
      if (done) {
        yield { ...facts, step: pupil.steps, losses: [...losses], before, now: tested(value) };
        return value;
      }
      if (value.step % EVERY === 0) losses.push([value.step, short(value.loss)]);
      const now = value.now ? scoreOf(value.now, before.elsewhere) : before;
      yield { ...facts, step: value.step, losses: [...losses], before, now };
    }
  } finally {
    // Left in the middle, it still has weights to free.
    teaching.return({});
  }
}

/** Weights of a file as tensors. Throws where they are not of this spotter. */
function asTensors(weights: Weights, like: Tensors): Tensors {
  return Object.fromEntries(
    Object.entries(like).map(([name, { shape }]) => {
      const given = weights[name];
      if (!given || given.shape.join() !== shape.join())
        throw new Error(
          'These are the weights of another model. Choose the model that they were saved with, and load them again.',
        );
      return [name, tensor(given.data, given.shape)];
    }),
  );
}
