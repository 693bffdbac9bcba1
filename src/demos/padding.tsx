/** A row of a padded batch beside the same row alone, read in both directions: where padding changes it, and what repairs it. */
import { HeatMap } from '../charts/heat-map.tsx';
import { Matrix } from '../charts/matrix.tsx';
import { shown } from '../charts/scale.ts';
import { choice, defineDemo, range, toggle } from '../define.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { type PaddedRow, type Readout, readPaddedRow } from '../training/padded-row.ts';
import { amount } from '../units.ts';

const CELLS: Record<string, Cell> = { lstm, gru: gru(), rnn: rnn() } as Record<string, Cell>;
const READOUTS: Record<Readout, [short: string, long: string]> = {
  column: ['last column', 'the last column'],
  state: ['last state', 'the last state'],
  mean: ['mean, all', 'the mean of all columns'],
  realMean: ['mean, real', 'the mean of the real steps'],
};
const readouts = Object.keys(READOUTS) as Readout[];
const CELL_NAMES: Record<string, string> = { lstm: 'LSTM', gru: 'GRU', rnn: 'RNN' };
const TOLD = { nothing: 'nothing', mask: 'a mask', lengths: 'the lengths' };
const differs = (value: number) => value > 1e-5;

const rowsOf = (arrow: string, { alone, here }: PaddedRow['forward']) => [
  { letter: `${arrow} alone`, quantity: 'plain', values: alone },
  { letter: `${arrow} in batch`, quantity: 'hidden', values: here },
];

export default defineDemo({
  title: 'Pad a sequence, and see what changes',
  dare: 'Tell the layer nothing, a mask or the lengths: which rows become equal, and which readout is still off?',
  untrained: 'weights and inputs are drawn by chance.',
  controls: {
    told: choice('The layer is given', { nothing: 'nothing', mask: 'a mask', lengths: 'lengths (packed)' }, 'nothing'),
    padding: range('Padding', 0, 8, 5, { unit: 'steps' }),
    side: choice('on the', { right: 'right', left: 'left' }, 'right'),
    cell: choice('Cell', { lstm: 'LSTM', gru: 'GRU', rnn: 'RNN' }, 'lstm'),
    biases: toggle('biases other than 0, as PyTorch starts', true, { rare: true }),
  },
  tries: [
    { label: 'nothing said', settings: {} },
    { label: 'a mask', settings: { told: 'mask' }, says: 'The state is held in the padding, in both directions.' },
    { label: 'packed', settings: { told: 'lengths' }, says: 'The padding is never computed; its outputs are zeros.' },
    { label: 'packed, but padded left', settings: { told: 'lengths', side: 'left' } },
  ],
  *run({ told, padding, side, cell, biases, seed }): Generator<PaddedRow> {
    yield readPaddedRow(CELLS[cell], { told, padding, side, biases, seed });
  },
  view: ({ real, forward, backward }) => {
    const rows = [...rowsOf('→', forward), ...rowsOf('←', backward)];
    const size = Math.max(...rows.flatMap(({ values }) => values.map(Math.abs)));
    let step = 0;
    const marks = real.map((isReal) => (isReal ? String(++step) : '·'));
    return (
      <div>
        <HeatMap
          title="One unit of each direction at every column, alone and in the batch; real steps are numbered, dots are padding"
          unit="column"
          rowHeight={20}
          rows={[
            { letter: 'step', quantity: 'input', values: [], marks },
            ...rows.map((row) => ({ ...row, values: row.values.map((value) => value / size), size })),
          ]}
        />
        <Matrix
          title="How far what is read out lies from that of the row alone, in each direction"
          letter="off by"
          rows={readouts.map((name) => READOUTS[name][0])}
          columns={['→ forward', '← backward']}
          values={readouts.map((name) => [forward.off[name], backward.off[name]])}
          quantity="error"
          limit={0.3}
          digits={3}
        />
      </div>
    );
  },
  tell: ({ forward, backward }, { told, padding, side, cell }) => {
    const name = CELL_NAMES[cell];
    if (!padding) return `Without padding the ${name} gives the row in the batch what it gives the row alone.`;
    const [ahead, back] = [forward, backward].map(({ gap }) =>
      differs(gap) ? `differ by up to ${shown(gap, 3)}` : 'are the same',
    );
    const right = readouts.filter((key) => !differs(forward.off[key]) && !differs(backward.off[key]));
    const usable = right.map((key) => READOUTS[key][1]).join(', ') || 'none of the four';
    return (
      `${amount(padding, 'step')} of padding on the ${side}, and the layer is given ${TOLD[told]}: at the real steps, the forward states of the ${name} in the batch ` +
      `and alone ${ahead}, the backward ones ${back}. Readouts that are right in both directions: ${usable}.`
    );
  },
});
