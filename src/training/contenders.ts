/** The five nets that are trained side by side, of equal size: LSTM, GRU, diagonal SSM, Mamba block, attention. */
import { attention } from '../models/attention/layer.ts';
import type { Layer } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { mamba } from '../models/mamba/layer.ts';
import { s4dBlock } from '../models/s4d/block.ts';
import { recurrent } from '../models/unroll.ts';
import { type ContestName, contests } from './contests.ts';
import { net, type Wiring } from './net.ts';
import type { Plan } from './train.ts';

export type ContenderName = 'lstm' | 'gru' | 's4d' | 'mamba' | 'attention';

/** A contender, with its size and Adam's learning rate in each contest. */
export interface Contender {
  title: string;
  layer: Layer;
  wiring: Wiring;
  parity: { H: number; N?: number; learningRate: number };
  recall: { H: number; N?: number; learningRate: number };
}

/**
 * In a contest all have the same number of parameters within 5 %. Each learns at the rate that served it best of 0.003,
 * 0.01 and 0.03, and at 0.01 where there was nothing between them.
 */
export const contenders: Record<ContenderName, Contender> = {
  lstm: {
    title: 'LSTM',
    layer: recurrent(lstm) as Layer,
    wiring: 'direct',
    parity: { H: 19, learningRate: 3e-2 },
    recall: { H: 16, learningRate: 3e-2 },
  },
  gru: {
    title: 'GRU',
    layer: recurrent(gru()) as Layer,
    wiring: 'direct',
    parity: { H: 22, learningRate: 3e-2 },
    recall: { H: 19, learningRate: 1e-2 },
  },
  s4d: {
    title: 'Diagonal SSM',
    layer: s4dBlock as Layer,
    wiring: 'residual',
    parity: { H: 21, N: 8, learningRate: 1e-2 },
    recall: { H: 24, N: 8, learningRate: 1e-2 },
  },
  mamba: {
    title: 'Mamba block',
    layer: mamba() as Layer,
    wiring: 'residual',
    parity: { H: 13, N: 4, learningRate: 1e-2 },
    recall: { H: 15, N: 6, learningRate: 1e-2 },
  },
  attention: {
    title: 'Attention',
    layer: attention() as Layer,
    wiring: 'residual',
    parity: { H: 20, learningRate: 1e-2 },
    recall: { H: 22, learningRate: 3e-2 },
  },
};

/** How a contender is trained in a contest. */
export function contestPlan(name: ContenderName, contest: ContestName, seed: number, steps: number): Plan {
  const {
    layer,
    wiring,
    [contest]: { learningRate, ...sizes },
  } = contenders[name];
  const { task, length } = contests[contest];
  return {
    net: net(layer, { D: task.inputs, K: task.outputs, wiring, ...sizes }),
    task,
    length,
    seed,
    steps,
    batch: 64,
    learningRate,
  };
}
