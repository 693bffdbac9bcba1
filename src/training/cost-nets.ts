/** The nets whose cost against length is measured: one line each. */

import { attentionCell } from '../models/attention/cell.ts';
import { attention } from '../models/attention/layer.ts';
import type { Cell, Layer } from '../models/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { mambaCell } from '../models/mamba/cell.ts';
import { mamba } from '../models/mamba/layer.ts';
import { minGru } from '../models/min-gru/cell.ts';
import { recurrent } from '../models/unroll.ts';
import type { Measure, Power } from './cost-curve.ts';

/** A net: its layer for training, its cell for tokens one at a time. Only what has a power in theory is measured. */
export interface CostNet {
  title: string;
  layer: Layer;
  /** Left out, a token costs a pass over all positions up to it. */
  cell?: Cell;
  theory: Partial<Record<Measure, Power>>;
}

const fixed = { train: 1, token: 0, state: 0 } as const;

export const costNets: Record<string, CostNet> = {
  lstm: { title: 'LSTM', layer: recurrent(lstm) as Layer, cell: lstm as unknown as Cell, theory: fixed },
  'min-gru': { title: 'minGRU', layer: recurrent(minGru) as Layer, cell: minGru as unknown as Cell, theory: fixed },
  mamba: { title: 'Mamba', layer: mamba() as Layer, cell: mambaCell as unknown as Cell, theory: fixed },
  attention: {
    title: 'attention',
    layer: attention() as Layer,
    cell: attentionCell() as unknown as Cell,
    theory: { train: 2, token: 1, state: 1 },
  },
  uncached: { title: 'without cache', layer: attention() as Layer, theory: { token: 2 } },
};
