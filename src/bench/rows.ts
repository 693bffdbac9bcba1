/** What the bench measures: its rows, how large each is, and how much arithmetic and memory it needs at the least. */

/** The cells that are measured; `gru` resets after the product, as in PyTorch. */
export type CellName = 'rnn' | 'gru' | 'lstm';

/**
 * One line of the bench. `train`: a step of Adam on B sequences of the adding problem; `stream`: one step of one
 * sequence, numbers in, numbers out; `sequence`: one whole sequence, forward only. x is [B,T,D], h is [B,H].
 */
export interface Row {
  id: string;
  mode: 'train' | 'stream' | 'sequence';
  cell: CellName;
  B: number;
  T: number;
  D: number;
  H: number;
}

/** How many blocks of H rows the weights of each cell have. */
export const GATES: Record<CellName, number> = { rnn: 1, gru: 3, lstm: 4 };

/** Inputs that a stream goes round and round in. */
const RING = 16;

const train = (cell: CellName, H: number, T: number): Row =>
  ({ id: `train/${cell}/h${H}/t${T}`, mode: 'train', cell, B: 32, T, D: 2, H });
// As many inputs as units: the layer of a stack that reads another layer.
const stream = (cell: CellName, H: number): Row =>
  ({ id: `stream/${cell}/h${H}`, mode: 'stream', cell, B: 1, T: RING, D: H, H });
const sequence = (cell: CellName, H: number): Row =>
  ({ id: `sequence/${cell}/h${H}`, mode: 'sequence', cell, B: 1, T: 64, D: H, H });

const cells: CellName[] = ['rnn', 'gru', 'lstm'];

/** Every row, by what it does and by size. */
export const rows: Row[] = [
  ...cells.flatMap((cell) => [32, 64, 128].flatMap((H) => [50, 100, 200].map((T) => train(cell, H, T)))),
  ...cells.flatMap((cell) => [64, 128, 256, 512].map((H) => stream(cell, H))),
  ...(['gru', 'lstm'] as const).flatMap((cell) => [64, 128].map((H) => sequence(cell, H))),
];

const usual = [
  'train/rnn/h64/t50', 'train/gru/h64/t50', 'train/gru/h128/t100', 'train/lstm/h32/t50', 'train/lstm/h64/',
  'train/lstm/h128/t50', 'train/lstm/h128/t100', 'stream/', 'sequence/',
];

/** The rows that are measured unless others are asked for: those that take a few minutes together. */
export const usualRows = (): Row[] => rows.filter(({ id }) => usual.some((start) => id.startsWith(start)));

/**
 * Floating-point operations of one call, of the matrix products alone: gates × H × (H + D) weights, 2 operations each,
 * for each step of each sequence, and three times that in training (forward, and two products backward).
 */
export function flops({ mode, cell, B, T, D, H }: Row): number {
  const step = 2 * GATES[cell] * H * (H + D);
  if (mode === 'stream') return step;
  return (mode === 'train' ? 3 : 1) * B * T * step;
}

/** Bytes that the weights take up. */
export const weightBytes = ({ cell, D, H }: Row): number => 4 * GATES[cell] * H * (D + H);

/**
 * Bytes of weights that one forward call has to load at the least: all of them for a step; for a sequence W once, for
 * all its inputs, and U again at every step.
 */
export function bytes({ mode, cell, T, D, H }: Row): number {
  return 4 * GATES[cell] * H * (D + (mode === 'sequence' ? T : 1) * H);
}
