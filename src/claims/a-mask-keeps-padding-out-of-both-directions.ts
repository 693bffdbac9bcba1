/** Claim: padding on the right changes what a backward direction gives at real steps; a mask, or packing, undoes it. */
import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { readPaddedRow, STEPS, type Told } from '../training/padded-row.ts';

const CELLS = [rnn(), gru(), lstm] as Cell[];
const PADDING = 5;

/** The largest difference in each direction, by cell. */
const gaps = (told: Told) =>
  CELLS.map((cell) =>
    scope(() => {
      const row = readPaddedRow(cell, { padding: PADDING, side: 'right', told, biases: true, seed: 1 });
      return { forward: row.forward.gap, backward: row.backward.gap };
    }),
  );

export default defineClaim({
  cites: ['pytorch2026pack'],
  domain:
    'one layer of any cell here, any lengths, any numbers in the padding, weights up to three times as large as fresh ones',
  measure: async (repair: Told = 'mask') => {
    const [bare, masked, packed] = (['nothing', repair, 'lengths'] as Told[]).map(gaps);
    const all = [...masked, ...packed].flatMap(({ forward, backward }) => [forward, backward]);
    const back = bare.map(({ backward }) => backward);
    return {
      steps: STEPS,
      padding: PADDING,
      forward: Math.max(...bare.map(({ forward }) => forward)),
      least: Math.min(...back),
      most: Math.max(...back),
      repaired: Math.max(...all),
    };
  },
  holds: ({ forward, least, repaired }) => forward < 1e-6 && least > 0.01 && repaired < 1e-6,
  says: ({ steps, padding, forward, least, most, repaired }) =>
    `Where a row of ${steps} steps is padded with ${padding} zeros on the right, the forward states of an RNN, a GRU and an LSTM at the real steps change by no more than about ${inPowers(forward)} and the backward ones by ${least.toFixed(2)} to ${most.toFixed(2)}; with a mask, or packed, no state at a real step changes by more than about ${inPowers(repaired)}.`,
  breaks: { by: 'no mask', alteration: 'nothing' },
});
