import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import type { Tensors } from '../../src/models/cell.ts';
import { models } from '../../src/models/registry.ts';
import { Random } from '../../src/random.ts';
import { type ComparedName, comparedModels, comparisonPlan } from '../../src/training/compared-models.ts';
import { type ComparisonTaskName, comparisonTasks, SOLVED } from '../../src/training/comparison-tasks.ts';
import { evaluate } from '../../src/training/evaluate.ts';
import { parameterCount } from '../../src/training/network.ts';
import { Trainer } from '../../src/training/train.ts';

beforeAll(async () => {
  await startEngine();
});

const names = Object.keys(comparedModels) as ComparedName[];
const copy = (weights: Tensors) =>
  Object.fromEntries(Object.entries(weights).map(([name, tensor]) => [name, tensor.arraySync()]));

test.each(names)('%s is what the registry calls so: the same layer, wired alike', (name) => {
  const { layer, wiring } = comparedModels[name];
  const facts = models[name];
  const drawn = (of: typeof layer) => copy(of.weights({ D: 4, H: 4, N: 2 }, new Random(1)));
  expect(wiring).toBe(facts.wiring);
  expect(drawn(layer)).toEqual(drawn(facts.layer()));
});

describe.each(Object.keys(comparisonTasks) as ComparisonTaskName[])('the comparison on %s', (contest) => {
  test('is between networks of equal size: their numbers of parameters agree within 5 %', () => {
    const counts = names.map((name) => parameterCount(comparisonPlan(name, contest, 1, 1).net));
    expect(Math.max(...counts) / Math.min(...counts), `${names} have ${counts}`).toBeLessThan(1.05);
  });

  test.each(names)('lets %s learn with every weight it has', (name) => {
    const trainer = new Trainer({ ...comparisonPlan(name, contest, 1, 1), batch: 4 });
    const before = copy(trainer.weights);
    trainer.next();
    const still = Object.entries(copy(trainer.weights))
      .filter(([weight, after]) => JSON.stringify(after) === JSON.stringify(before[weight]))
      .map(([weight]) => weight);
    trainer.dispose();
    expect(still).toEqual([]);
  });
});

/** Trains until the task is solved, evaluated every 25 steps; the step, and the accuracy at each tested length. */
function solve(name: ComparedName, contest: ComparisonTaskName, steps: number) {
  const { task, trained, tested } = comparisonTasks[contest];
  const plan = comparisonPlan(name, contest, 1, steps);
  const trainer = new Trainer(plan);
  const at = (length: number) => evaluate(plan.net, trainer.weights, task, new Random(2), 128, length).accuracy;
  let solved: number | undefined;
  while (trainer.step < steps && solved === undefined) {
    trainer.next();
    if (trainer.step % 25 === 0 && at(trained) >= SOLVED) solved = trainer.step;
  }
  const accuracies = tested.map(at);
  trainer.dispose();
  return { solved, accuracies };
}

test('the LSTM solves parity within 150 steps, and then also at lengths it was not trained on', () => {
  const { solved, accuracies } = solve('lstm', 'parity', 150);
  expect(solved).toBeDefined();
  for (const accuracy of accuracies) expect(accuracy).toBeGreaterThan(0.95);
});

test('attention solves recall within 100 steps, and then also with more and fewer pairs', () => {
  const { solved, accuracies } = solve('attention', 'recall', 100);
  expect(solved).toBeDefined();
  for (const accuracy of accuracies) expect(accuracy).toBeGreaterThan(0.95);
});

test('each is still near chance at what the other solved, after as many steps', () => {
  const attention = solve('attention', 'parity', 150);
  const lstm = solve('lstm', 'recall', 100);
  expect([attention.solved, lstm.solved]).toEqual([undefined, undefined]);
  expect(attention.accuracies[0]).toBeLessThan(0.65);
  expect(lstm.accuracies[0]).toBeLessThan(0.45);
});
