/** Claim: an LSTM that takes the sequences of a batch for time steps runs, and lets each read those before it. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type Tensor3D, tensor3d, transpose } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [B, T, D, H] = [5, 7, 3, 8];

/** Two batches that differ in their first sequence alone. */
function batches(): Tensor3D[] {
  const random = new Random(3, 'batch');
  const numbers = Array.from({ length: B * T * D }, () => random.normal());
  return [1, -1].map((sign) =>
    tensor3d(
      numbers.map((number, k) => (k < T * D ? sign * number : number)),
      [B, T, D],
    ),
  );
}

/** How many sequences have another output once the first is another. */
const changed = (swapped: boolean) =>
  scope(() => {
    const weights = lstm.weights({ D, H }, new Random(4, 'weights'));
    const [one, other] = batches().map((x) => {
      const read = swapped ? transpose(x, [1, 0, 2]) : x;
      const h = run(lstm, weights, read as Tensor3D).h;
      return Array.from((swapped ? transpose(h, [1, 0, 2]) : h).dataSync());
    });
    const size = T * H;
    return Array.from({ length: B }, (_, b) => b).filter((b) =>
      one?.slice(b * size, (b + 1) * size).some((value, k) => value !== other?.[b * size + k]),
    ).length;
  });

export default defineClaim({
  cites: ['pytorch2026lstm'],
  domain: `a fresh LSTM of ${H} units, ${B} sequences of ${T} steps, the first of which is turned in sign; float32`,
  measure: async (swapped: boolean = true) => ({ sequences: B, right: changed(false), swapped: changed(swapped) }),
  holds: ({ sequences, right, swapped }) => right === 1 && swapped === sequences,
  says: ({ sequences, right, swapped }) =>
    `When the first of ${sequences} sequences is changed, ${right} output of an LSTM that reads the axes as they are meant changes; with batch and time exchanged it runs as well, and all ${swapped} change.`,
  breaks: { by: 'axes that are not exchanged', alteration: false },
});
