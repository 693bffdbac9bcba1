/** What a recipe is: the plan that makes a shipped model, and how it is scored on data it has not seen. */
import type { Tensors } from '../models/cell.ts';
import type { NetworkSizes } from '../training/network.ts';
import type { Plan } from '../training/train.ts';

/** Scores by name; the name says what was measured, on what, and in which unit. */
export type Scores = Record<string, number>;

/** How a shipped model is made. One file a model, named like it: `export default` a recipe. */
export interface Recipe {
  /** What it is, in a few words. */
  about: string;
  /** The cell or layer, as its file in src/models exports it. */
  cell: string;
  sizes: NetworkSizes;
  /** Significant digits that are kept of each weight; 5 unless given. */
  digits?: number;
  /** Keeps each matrix in bytes, with a scale for each of its rows; `digits` are then those of the other weights. */
  int8?: boolean;
  /**
   * More seeds than that of the plan: each is trained and scored alike, and only its scores are kept. Where there are any,
   * the record also has the scores of the weights before they were rounded.
   */
  seeds?: number[];
  /** Reads the data, if any, and gives the plan. */
  plan(): Promise<Plan>;
  /** Scores trained weights on held-out data. */
  heldOut(weights: Tensors): Promise<Scores>;
  /** What simpler ways reach on the same held-out data, under the same names where they can be compared. */
  baseline(): Promise<Scores>;
}
