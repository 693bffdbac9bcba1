/** Language models of a text, side by side: two models of equal size that learn it, and tables that only count. */
import type { Weights } from '../define.ts';
import type { Tensor3D } from '../engine/tfjs.ts';
import { softmax, squeeze, tensor, tidy } from '../engine/tfjs.ts';
import { models } from '../models/registry.ts';
import { bitsOf, countedChances } from '../tasks/counting-text.ts';
import { type Batch, emptyBatch } from '../tasks/task.ts';
import { readWriting, writingTasks } from '../tasks/writing.ts';
import { scoreOf } from './evaluate.ts';
import { runExperiment } from './experiment.ts';
import { type Guess, LEARNERS, type Learner, TABLES, type TextFrame } from './language-models.ts';
import { type Network, parameterCount } from './network.ts';
import { linearDecay } from './optimizer.ts';
import { raceNetwork, sizesFor } from './race/race-network.ts';
import { rateOf } from './race/rates.ts';
import { mobyDick } from './race/samples.ts';
import type { Plan } from './train.ts';

const [CONTEXT, BATCH, EVALUATIONS, PIECE, SHOWN] = [48, 32, 20, 24, 4];

/** Trains both models on the text (the glossary's where empty), or tests those that are given, and yields as they get better. */
export function* learnText(
  { text, size, steps, seed }: { text: string; size: number; steps: number; seed: number },
  loaded?: Weights,
): Generator<TextFrame, Weights> {
  const letters = readWriting(text || mobyDick);
  const { learn, alphabet, known, kept } = writingTasks(letters);
  const D = alphabet.length;
  const names = Object.keys(LEARNERS) as Learner[];
  const planOf = (name: Learner): Plan => ({
    net: raceNetwork(models[name], sizesFor(models[name], { D, K: D, depth: 1 }, 'parameters', size, CONTEXT)),
    task: learn,
    seed,
    steps,
    batch: BATCH,
    length: () => CONTEXT,
    learningRate: linearDecay(rateOf('text', name), steps),
  });
  const plans = Object.fromEntries(names.map((name) => [name, planOf(name)])) as Record<Learner, Plan>;
  const orders = Object.keys(TABLES).map(Number) as (keyof typeof TABLES)[];
  const counted = orders.map((order) => ({ order, chances: countedChances(known, D, order) }));
  const piece = kept.slice(0, PIECE);
  const whole = windows(kept, D);
  const byTable = counted.slice(1, 3).map(({ order, chances }) => {
    return [TABLES[order], piece.map((_, t) => likeliest(chances(piece.slice(0, t + 1)), alphabet))];
  });
  const characters = piece.map((k) => alphabet[k]).join('');
  const tables = Object.fromEntries(
    counted.map(({ order, chances }) => [order, bitsOf(chances, kept, order)]),
  ) as TextFrame['tables'];
  const parameters = Object.fromEntries(
    names.map((name) => [name, parameterCount(plans[name].net)]),
  ) as TextFrame['parameters'];
  return yield* runExperiment({
    plans,
    evaluation: {
      every: Math.ceil(steps / EVALUATIONS),
      first: 0,
      of: ({ plan: { net: network }, weights }) => ({
        bits: scoreOf(network, weights, whole).loss / Math.LN2,
        guesses: guessesOf(network, weights, piece, alphabet),
      }),
    },
    loaded,
    frame({ runs, step, isRoundOver }): TextFrame | undefined {
      if (!isRoundOver) return undefined;
      const made = runs.map(({ name, findings }) => ({ name: name as Learner, results: findings.results }));
      const networks = made.map(({ name, results }) => {
        return [name, results.map(({ step: at, result }) => [at, result.bits])];
      });
      const byModel = made.map(({ name, results }) => [LEARNERS[name], results.at(-1)!.result.guesses]);
      return {
        step,
        nets: Object.fromEntries(networks) as TextFrame['nets'],
        piece: characters,
        guesses: Object.fromEntries([...byTable, ...byModel]),
        tables,
        parameters,
      };
    },
  });
}

/** All of a text, cut into windows side by side: every character of it is asked for once, but for a rest at its end. */
function windows(classes: number[], D: number): Batch {
  const T = Math.min(CONTEXT, classes.length - 1);
  const batch = emptyBatch(Math.floor((classes.length - 1) / T), T, D);
  batch.scored.fill(1);
  for (let at = 0; at < batch.B * T; at++) {
    batch.x[at * D + classes[at]] = 1;
    batch.y[at] = classes[at + 1];
  }
  return batch;
}

const likeliest = (chances: number[], alphabet: string[]): Guess[] =>
  chances
    .map((chance, k): Guess => [alphabet[k], chance])
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN);

/** What a model expects after each character of a piece. */
function guessesOf(
  network: Network,
  weights: Parameters<Network['scores']>[0],
  piece: number[],
  alphabet: string[],
): Guess[][] {
  return tidy(() => {
    const x = tensor(
      piece.flatMap((k) => alphabet.map((_, j) => Number(j === k))),
      [1, piece.length, alphabet.length],
    ) as Tensor3D;
    const chances = squeeze(softmax(network.scores(weights, x)), [0]).arraySync() as number[][];
    return chances.map((one) => likeliest(one, alphabet));
  });
}
