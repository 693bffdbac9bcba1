/** Claim: a step of an RNN touches as many numbers at a late position as at an early one. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { memory, type Tensor2D, zeros } from '../engine/tfjs.ts';
import { attentionCell } from '../models/attention/cell.ts';
import type { Cell } from '../models/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { Random } from '../random.ts';

const [WIDTH, EARLY, LATE] = [16, 10, 400];

/** Bytes of the tensors that one step makes, at an early and at a late position. */
const bytesOfSteps = (cell: Cell): number[] =>
  scope(() => {
    const weights = cell.weights({ D: WIDTH, H: WIDTH }, new Random(0));
    const x = zeros([1, WIDTH]) as Tensor2D;
    let state = cell.zero(weights, 1);
    const bytes: number[] = [];
    for (let t = 1; t <= LATE; t++) {
      const before = memory().numBytes;
      ({ state } = cell.step(weights, x, state));
      bytes.push(memory().numBytes - before);
    }
    return [bytes[EARLY - 1]!, bytes[LATE - 1]!];
  });

export default defineClaim({
  cites: ['vaswani2017'],
  domain: 'simple RNNs of any size, any position; bytes are counted',
  async measure(cell: 'elman' | 'attention' = 'elman') {
    const [early, late] = bytesOfSteps(cell === 'elman' ? rnn() : attentionCell());
    return { early: early!, late: late!, positions: [EARLY, LATE] };
  },
  holds: ({ early, late }) => early > 0 && early === late,
  says: ({ early, late, positions: [first, last] }) =>
    `A step of an RNN of ${WIDTH} units writes as many bytes of intermediate results at position ${first} as at position ${last}: ${early} and ${late}.`,
  breaks: { by: 'attention with a cache in the place of the RNN', alteration: 'attention' },
});
