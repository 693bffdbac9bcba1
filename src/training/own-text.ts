/** Language models of a text, side by side: two nets of equal size that learn it, and tables that only count. */
import type { Weights } from '../define.ts';
import type { Tensor3D } from '../engine/tfjs.ts';
import { softmax, squeeze, tensor, tidy } from '../engine/tfjs.ts';
import { bitsOf, countedChances } from '../tasks/counting-text.ts';
import { type Batch, emptyBatch } from '../tasks/task.ts';
import { readWriting, writingTasks } from '../tasks/writing.ts';
import { scoreOf } from './evaluate.ts';
import { type Guess, LEARNERS, type Learner, TABLES, type TextFrame } from './language-models.ts';
import { fromFile, toFile } from './loaded.ts';
import type { Net } from './net.ts';
import { linearDecay } from './optimizer.ts';
import { raceNet, sizesFor } from './race/race-net.ts';
import { racers } from './race/racers.ts';
import { rateOf } from './race/rates.ts';
import { mobyDick } from './race/samples.ts';
import { Trainer } from './train.ts';

const [CONTEXT, BATCH, LOOKS, PIECE, SHOWN] = [48, 32, 20, 24, 4];

/** Trains both nets on the text (the glossary's where empty), or tests those that are given, and yields as they get better. */
export function* learnText(
  { text, size, steps, seed }: { text: string; size: number; steps: number; seed: number },
  loaded?: Weights,
): Generator<TextFrame, Weights> {
  const letters = readWriting(text || mobyDick);
  const { learn, alphabet, known, kept } = writingTasks(letters);
  const D = alphabet.length;
  const trainers = (Object.keys(LEARNERS) as Learner[]).map((name) => {
    const sizes = sizesFor(racers[name], { D, K: D, depth: 1 }, 'parameters', size, CONTEXT);
    const net = raceNet(racers[name], sizes);
    return {
      name,
      net,
      trainer: new Trainer({
        net,
        task: learn,
        seed,
        steps,
        batch: BATCH,
        length: () => CONTEXT,
        learningRate: linearDecay(rateOf('text', name), steps),
      }),
    };
  });
  const orders = Object.keys(TABLES).map(Number) as (keyof typeof TABLES)[];
  const counted = orders.map((order) => ({ order, chances: countedChances(known, D, order) }));
  const piece = kept.slice(0, PIECE);
  const frame: TextFrame = {
    step: 0,
    nets: { gru: [], transformer: [] },
    piece: piece.map((k) => alphabet[k]).join(''),
    guesses: {},
    tables: Object.fromEntries(
      counted.map(({ order, chances }) => [order, bitsOf(chances, kept, order)]),
    ) as TextFrame['tables'],
    parameters: Object.fromEntries(
      trainers.map(({ name, trainer }) => [
        name,
        Object.values(trainer.weights).reduce((sum, { size: count }) => sum + count, 0),
      ]),
    ) as TextFrame['parameters'],
  };
  for (const { order, chances } of counted.slice(1, 3))
    frame.guesses[TABLES[order]] = piece.map((_, t) => likeliest(chances(piece.slice(0, t + 1)), alphabet));
  const whole = windows(kept, D);
  const look = (step: number) => {
    for (const { name, net, trainer } of trainers) {
      const { loss } = scoreOf(net, trainer.weights, whole);
      frame.nets = { ...frame.nets, [name]: [...frame.nets[name], [step, loss / Math.LN2]] };
      frame.guesses = { ...frame.guesses, [LEARNERS[name]]: guessesOf(net, trainer.weights, piece, alphabet) };
    }
    return { ...frame, step };
  };
  try {
    if (loaded) for (const { name, trainer } of trainers) fromFile(name, loaded, trainer.weights);
    yield look(0);
    for (let step = 1; step <= (loaded ? 0 : steps); step++) {
      for (const { trainer } of trainers) trainer.next();
      yield step % Math.ceil(steps / LOOKS) === 0 || step === steps ? look(step) : { ...frame, step };
    }
    return Object.assign({}, ...trainers.map(({ name, trainer }) => toFile(name, trainer.weights)));
  } finally {
    for (const { trainer } of trainers) trainer.dispose();
  }
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

/** What a net expects after each character of a piece. */
function guessesOf(net: Net, weights: Parameters<Net['scores']>[0], piece: number[], alphabet: string[]): Guess[][] {
  return tidy(() => {
    const x = tensor(
      piece.flatMap((k) => alphabet.map((_, j) => Number(j === k))),
      [1, piece.length, alphabet.length],
    ) as Tensor3D;
    const chances = squeeze(softmax(net.scores(weights, x)), [0]).arraySync() as number[][];
    return chances.map((one) => likeliest(one, alphabet));
  });
}
