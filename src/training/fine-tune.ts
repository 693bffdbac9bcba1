/** Fine-tuning: a trained text model goes on learning on another text, beside the same network that begins from scratch. */
import type { Weights } from '../define.ts';
import type { Tensors } from '../models/cell.ts';
import { Random } from '../random.ts';
import { readKnown } from '../tasks/known-writing.ts';
import { classesOf, nextCharacter, toPlain, windows } from '../tasks/next-character.ts';
import type { Task } from '../tasks/task.ts';
import { scoreOf } from './evaluate.ts';
import { runExperiment } from './experiment.ts';
import { goOn, textBefore } from './go-on.ts';
import type { Network, NetworkSizes } from './network.ts';
import { linearDecay } from './optimizer.ts';
import { CONTEXT, type ReaderName } from './readers.ts';
import { AS_IT_IS } from './sampling.ts';
import { bookEnd, bookStart, names, speech } from './text-samples.ts';
import { openWriter } from './text-writer.ts';

/** The two networks: the one that was trained before, and the one that was not. */
export type Learner = 'tuned' | 'scratch';
/** Texts for who brings none. */
export const SAMPLES = { speech, names };
export type Sample = keyof typeof SAMPLES;
type Curve = [step: number, bits: number][];

/** Bits per character on the end of the new text and on the end of the old one, which neither was trained on. */
export interface FineTuning {
  step: number;
  own: Record<Learner, Curve>;
  old: Curve;
  /** What the tuned network writes, before the first step and now. */
  before: string;
  now: string;
  /** Characters that are learned from and held out, and those left out. */
  known: number;
  kept: number;
  leftOut: [character: string, times: number][];
}

/** A shipped model: its network, its weights, and how it reads. */
export interface Pretrained {
  name: ReaderName;
  sizes: NetworkSizes;
  network: Network;
  weights(): Tensors;
}

const [BATCH, EVALUATIONS, WRITTEN, TEMPERATURE] = [16, 12, 70, 0.7];
/** The rate of the fresh network: it has further to go. */
const FROM_SCRATCH = 0.02;

/** Batches of the new text, in which some rows are of the old one. */
const mixed = (own: Task, old: Task, part: number): Task => ({
  ...own,
  batch(random, size, length) {
    const rows = Math.round(part * size);
    const [batch, other] = [own.batch(random, size, length), old.batch(random, size, length)];
    batch.x.set(other.x.subarray(0, rows * length * own.inputs));
    batch.y.set(other.y.subarray(0, rows * length));
    return batch;
  },
});

/** Trains both networks on the text (a sample where it is empty), or tests loaded ones, and yields as they get better. */
export function* fineTune(
  { name, sizes, network, weights }: Pretrained,
  given: { text: string; sample: Sample; rate: number; steps: number; mix: number; seed: number },
  loaded?: Weights,
): Generator<FineTuning, Weights> {
  const { known, kept, leftOut } = readKnown(given.text || SAMPLES[given.sample]);
  const [old, ended] = [bookStart, bookEnd].map((text) => classesOf(toPlain(text).text));
  const [ownTest, oldTest] = [windows(kept, CONTEXT), windows(ended, CONTEXT)];
  const planOf = (learner: Learner) => ({
    net: learner === 'tuned' ? { ...network, weights } : network,
    task: mixed(nextCharacter(known), nextCharacter(old), learner === 'tuned' ? given.mix : 0),
    seed: given.seed,
    steps: given.steps,
    batch: BATCH,
    length: () => CONTEXT,
    learningRate: linearDecay(learner === 'tuned' ? given.rate : FROM_SCRATCH, given.steps),
  });
  const bits = (of: Tensors, test: typeof ownTest) => Number((scoreOf(network, of, test).loss / Math.LN2).toFixed(3));
  const written = (of: Tensors) => {
    const writer = openWriter(name, sizes, of);
    const how = { sampling: { ...AS_IT_IS, temperature: TEMPERATURE }, count: WRITTEN, shown: 0 };
    const made = goOn(writer, '', how, new Random(given.seed, 'written'));
    writer.dispose();
    return textBefore(made, WRITTEN);
  };
  return yield* runExperiment({
    plans: { tuned: planOf('tuned'), scratch: planOf('scratch') },
    evaluation: {
      every: Math.ceil(given.steps / EVALUATIONS),
      first: 0,
      of: ({ weights: of }) => ({ own: bits(of, ownTest), old: bits(of, oldTest), text: written(of) }),
    },
    loaded,
    frame({ runs, step, isRoundOver, wasEvaluated }): FineTuning | undefined {
      if (!isRoundOver || !wasEvaluated) return undefined;
      const [tuned, scratch] = runs.map(({ findings }) => findings.results);
      const curve = (results: typeof tuned, of: 'own' | 'old'): Curve =>
        results.map(({ step: at, result }) => [at, result[of]]);
      return {
        step,
        own: { tuned: curve(tuned, 'own'), scratch: curve(scratch, 'own') },
        old: curve(tuned, 'old'),
        before: tuned[0].result.text,
        now: tuned[tuned.length - 1].result.text,
        known: known.length,
        kept: kept.length,
        leftOut,
      };
    },
  });
}
