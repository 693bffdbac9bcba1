/** The five models that are trained side by side, of equal size, and how they are trained. */
import { models } from '../models/registry.ts';
import { type ComparisonTaskName, comparisonTasks } from './comparison-tasks.ts';
import { net } from './net.ts';
import type { Plan } from './train.ts';

export type ContenderName = 'lstm' | 'gru' | 's4d' | 'mamba' | 'attention';

/** A model's size and Adam's learning rate in each comparison, and what it is called where its title does not say it. */
export interface Contender {
  title?: string;
  parity: { H: number; N?: number; learningRate: number };
  recall: { H: number; N?: number; learningRate: number };
}

/**
 * In a comparison all have the same number of parameters within 5 %. Each learns at the rate that served it best of 0.003,
 * 0.01 and 0.03, and at 0.01 where there was nothing between them.
 */
const settings: Record<ContenderName, Contender> = {
  lstm: { parity: { H: 19, learningRate: 3e-2 }, recall: { H: 16, learningRate: 3e-2 } },
  gru: { parity: { H: 22, learningRate: 3e-2 }, recall: { H: 19, learningRate: 1e-2 } },
  s4d: { parity: { H: 21, N: 8, learningRate: 1e-2 }, recall: { H: 24, N: 8, learningRate: 1e-2 } },
  mamba: {
    title: 'Mamba block',
    parity: { H: 13, N: 4, learningRate: 1e-2 },
    recall: { H: 15, N: 6, learningRate: 1e-2 },
  },
  attention: { parity: { H: 20, learningRate: 1e-2 }, recall: { H: 22, learningRate: 3e-2 } },
};

export const contenders = Object.fromEntries(
  Object.entries(settings).map(([id, one]) => [id, { ...models[id], ...one }]),
);

/** How a contender is trained in a contest. */
export function contestPlan(name: ContenderName, contest: ComparisonTaskName, seed: number, steps: number): Plan {
  const {
    layer,
    wiring,
    [contest]: { learningRate, ...sizes },
  } = contenders[name];
  const { task, length } = comparisonTasks[contest];
  return {
    net: net(layer(), { D: task.inputs, K: task.outputs, wiring, ...sizes }),
    task,
    length,
    seed,
    steps,
    batch: 64,
    learningRate,
  };
}
