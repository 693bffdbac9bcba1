/** The five models that are trained side by side, of equal size, and how they are trained. */
import * as attention from '../models/attention/facts.ts';
import type { Model } from '../models/facts.ts';
import * as gru from '../models/gru/facts.ts';
import * as lstm from '../models/lstm/facts.ts';
import * as mamba from '../models/mamba/facts.ts';
import * as s4d from '../models/s4d/facts.ts';
import { type ComparisonTaskName, comparisonTasks } from './comparison-tasks.ts';
import { network } from './network.ts';
import type { Plan } from './train.ts';

export type ComparedName = 'lstm' | 'gru' | 's4d' | 'mamba' | 'attention';

/** A model's size and Adam's learning rate in each comparison, and what it is called where its title does not say it. */
export interface ComparedModel {
  title?: string;
  parity: { H: number; N?: number; learningRate: number };
  recall: { H: number; N?: number; learningRate: number };
}

/**
 * In a comparison all have the same number of parameters within 5 %. Each learns at the rate that served it best of 0.003,
 * 0.01 and 0.03, and at 0.01 where there was nothing between them.
 */
const settings: Record<ComparedName, ComparedModel> = {
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

// By name, and not from the registry: with all models the page would load a tenth more.
const facts = { lstm, gru, s4d, mamba, attention };

export const comparedModels = Object.fromEntries(
  Object.entries(settings).map(([id, one]) => {
    const { words, default: model } = facts[id as ComparedName];
    return [id, { ...words, ...model, ...one } as Omit<Model, 'parity'> & ComparedModel];
  }),
);

/** How a compared model is trained in a comparison. */
export function comparisonPlan(name: ComparedName, comparison: ComparisonTaskName, seed: number, steps: number): Plan {
  const {
    layer,
    wiring,
    [comparison]: { learningRate, ...sizes },
  } = comparedModels[name];
  const { task, length } = comparisonTasks[comparison];
  return {
    net: network(layer(), { D: task.inputs, K: task.outputs, wiring, ...sizes }),
    task,
    length,
    seed,
    steps,
    batch: 64,
    learningRate,
  };
}
