/** The nets whose cost against length is measured: one line each. */

import { attention } from '../cells/attention.ts';
import { attentionCell } from '../cells/attention-cell.ts';
import type { Cell, Layer } from '../cells/cell.ts';
import { lstm } from '../cells/lstm.ts';
import { mamba } from '../cells/mamba.ts';
import { mambaCell } from '../cells/mamba-cell.ts';
import { minGru } from '../cells/min-gru.ts';
import { recurrent } from '../cells/unroll.ts';
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
