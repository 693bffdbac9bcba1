/** The five models that are trained side by side, of equal size, and how they are trained. */
import { attention } from '../models/attention/layer.ts';
import type { Layer } from '../models/cell.ts';
import type { Facts } from '../models/facts.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { mamba } from '../models/mamba/layer.ts';
import { s4dBlock } from '../models/s4d/block.ts';
import { recurrent } from '../models/unroll.ts';
import { type ComparisonTaskName, comparisonTasks } from './comparison-tasks.ts';
import { network } from './network.ts';
import type { Plan } from './train.ts';

export type ComparedName = 'lstm' | 'gru' | 's4d' | 'mamba' | 'attention';

/** A model, with its size and Adam's learning rate in each comparison. */
export interface ComparedModel {
  title: string;
  layer: Layer;
  wiring: Facts['wiring'];
  parity: { H: number; N?: number; learningRate: number };
  recall: { H: number; N?: number; learningRate: number };
}

/**
 * In a comparison all have the same number of parameters within 5 %. Each learns at the rate that served it best of 0.003,
 * 0.01 and 0.03, and at 0.01 where there was nothing between them. Their layers are imported by name: with the facts of
 * models a page would also load their counts and single steps. A test compares the two.
 */
export const comparedModels: Record<ComparedName, ComparedModel> = {
  lstm: {
    title: 'LSTM',
    layer: recurrent(lstm),
    wiring: 'direct',
    parity: { H: 19, learningRate: 3e-2 },
    recall: { H: 16, learningRate: 3e-2 },
  },
  gru: {
    title: 'GRU',
    layer: recurrent(gru()),
    wiring: 'direct',
    parity: { H: 22, learningRate: 3e-2 },
    recall: { H: 19, learningRate: 1e-2 },
  },
  s4d: {
    title: 'Diagonal SSM',
    layer: s4dBlock,
    wiring: 'residual',
    parity: { H: 21, N: 8, learningRate: 1e-2 },
    recall: { H: 24, N: 8, learningRate: 1e-2 },
  },
  mamba: {
    title: 'Mamba block',
    layer: mamba(),
    wiring: 'residual',
    parity: { H: 13, N: 4, learningRate: 1e-2 },
    recall: { H: 15, N: 6, learningRate: 1e-2 },
  },
  attention: {
    title: 'Attention',
    layer: attention(),
    wiring: 'residual',
    parity: { H: 20, learningRate: 1e-2 },
    recall: { H: 22, learningRate: 3e-2 },
  },
};

/** How a compared model is trained in a comparison. */
export function comparisonPlan(name: ComparedName, comparison: ComparisonTaskName, seed: number, steps: number): Plan {
  const {
    layer,
    wiring,
    [comparison]: { learningRate, ...sizes },
  } = comparedModels[name];
  const { task, length } = comparisonTasks[comparison];
  return {
    net: network(layer, { D: task.inputs, K: task.outputs, wiring, ...sizes }),
    task,
    length,
    seed,
    steps,
    batch: 64,
    learningRate,
  };
}
