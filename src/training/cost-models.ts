/** The models whose cost against length is measured: those whose facts say how it should grow. */

import type { Cell, Layer } from '../models/cell.ts';
import { modelsWith } from '../models/registry.ts';
import type { Measure, Power } from './cost-curve.ts';

/** A model: its layer for training, its cell for tokens one at a time. Only what has a power in theory is measured. */
export interface CostModel {
  title: string;
  layer: Layer;
  /** Left out, a token costs a pass over all positions up to it. */
  cell?: Cell;
  theory: Partial<Record<Measure, Power>>;
}

export const costModels: Record<string, CostModel> = Object.fromEntries(
  modelsWith('cost').flatMap(([id, { title, layer, cell, cost }]): [string, CostModel][] => [
    [id, { title: cost.title ?? title, layer: layer(), cell: cell?.(), theory: cost.theory }],
    ...(cost.uncached
      ? [['uncached', { title: 'without cache', layer: layer(), theory: cost.uncached }] as [string, CostModel]]
      : []),
  ]),
);
