/** Claim: one orthogonal draw over the four gates of an LSTM leaves each gate's own matrix with half the size. */
import { defineClaim } from '../define.ts';
import { Random } from '../random.ts';
import { orthogonalColumns } from '../training/start-matrices.ts';

const [H, GATES, SEEDS] = [32, 4, [1, 2, 3]];

/** The root of the mean square of the singular values of each block of H rows: its norm over √H. */
const blockSizes = (gates: number): number[] =>
  SEEDS.flatMap((seed) => {
    const columns = orthogonalColumns(new Random(seed, 'gates'), gates * H, H);
    return Array.from({ length: gates }, (_, gate) => {
      const squares = columns.flatMap((column) => column.slice(gate * H, (gate + 1) * H)).map((value) => value ** 2);
      return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / H);
    });
  });

export default defineClaim({
  cites: ['keras2026lstm', 'pytorch2026init'],
  domain: 'one orthogonal draw for all four gates, 32 units, three draws',
  measure: async (gates: number = GATES) => ({
    least: Math.min(...blockSizes(gates)),
    most: Math.max(...blockSizes(gates)),
  }),
  holds: ({ least, most }) => least > 0.45 && most < 0.55,
  says: ({ least, most }) =>
    `If a single orthogonal draw fills the recurrent array of an LSTM, the matrix of each gate by itself is not orthogonal: the root mean square of its singular values is ${least.toFixed(2)} to ${most.toFixed(2)} instead of 1 (${H} units, ${SEEDS.length} draws).`,
  breaks: { by: 'a draw for one gate', alteration: 1 },
});
