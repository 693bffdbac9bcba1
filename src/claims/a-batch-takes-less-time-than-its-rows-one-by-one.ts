/** Claim: an LSTM reads a batch of sequences in less time than the same sequences one by one. */
import { type Clock, defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { slice, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [ROWS, T, SIZE, ROUNDS] = [64, 50, 32, 25];

export default defineClaim({
  cites: [],
  domain:
    'our LSTM of this size, run forward on the machine that measured it; more rows, a larger model or a GPU give other ratios',
  slow: true,
  measure: async (rows: number = ROWS, now: Clock = () => 0) =>
    scope(() => {
      const random = new Random(7, 'speed');
      const weights = lstm.weights({ D: SIZE, H: SIZE }, random);
      const x = tensor(
        Array.from({ length: ROWS * T * SIZE }, () => random.normal()),
        [ROWS, T, SIZE],
      ) as Tensor3D;
      const read = (size: number) => {
        const start = now();
        for (let row = 0; row < ROWS; row += size)
          scope(() => void run(lstm, weights, slice(x, row, size)).h.dataSync());
        return now() - start;
      };
      const sizes = [1, 8, rows];
      for (const size of sizes) read(size);
      const rounds = Array.from({ length: ROUNDS }, () => sizes.map(read));
      const fastest = sizes.map((_, k) => Math.min(...rounds.map((round) => round[k])));
      const [some, all] = [fastest[0] / fastest[1], fastest[0] / fastest[2]];
      return { rows: ROWS, steps: T, units: SIZE, few: 8, rounds: ROUNDS, some, all };
    }),
  holds: ({ some, all }) => some > 1.5 && all > 1.5,
  says: ({ rows, steps, units, few, rounds, some, all }) =>
    `Our LSTM of ${units} units reads ${rows} sequences of ${steps} steps in batches of ${few} ${some.toFixed(1)} times as fast as one by one, and in one batch ${all.toFixed(1)} times (fastest of ${rounds} rounds each).`,
  breaks: { by: 'one by one in both', alteration: 1 },
});
