/** Claim: a recurrent matrix that starts orthogonal is not orthogonal any more after some training. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { norm, type Tensor2D } from '../engine/tfjs.ts';
import { rnn } from '../models/rnn/cell.ts';
import { recurrent } from '../models/unroll.ts';
import type { Random } from '../random.ts';
import { latch } from '../tasks/latch.ts';
import { network } from '../training/network.ts';
import { startMatrix } from '../training/start-matrices.ts';
import { Trainer } from '../training/train.ts';

const [UNITS, STEPS] = [16, 100];

/** The shortest and the longest column of the recurrent matrix: all have length 1 in an orthogonal one. */
function columns(steps: number): [least: number, most: number] {
  const layer = recurrent(rnn());
  const orthogonal = {
    ...layer,
    weights: (sizes: { D: number; H: number }, random: Random) => ({
      ...layer.weights(sizes, random),
      U: startMatrix('orthogonal', sizes.H, random),
    }),
  };
  const net = network(orthogonal, { D: latch.inputs, H: UNITS, K: latch.outputs, wiring: 'direct' });
  const trainer = new Trainer({ net, task: latch, seed: 1, steps, batch: 16, length: () => 20, learningRate: 0.01 });
  for (let step = 0; step < steps; step++) trainer.next();
  const lengths = scope(() => [...norm(trainer.weights['layer.U'] as Tensor2D, 'euclidean', 0).dataSync()]);
  trainer.dispose();
  return [Math.min(...lengths), Math.max(...lengths)];
}

export default defineClaim({
  cites: ['saxe2014'],
  domain: 'one tanh RNN of 16 units on the latch, 100 training steps of Adam at 0.01',
  measure: async (steps: number = STEPS) => {
    const [least, most] = columns(steps);
    return { before: columns(0), steps: STEPS, least, most };
  },
  holds: ({ before: [low, high], least, most }) => low > 0.999 && high < 1.001 && (least < 0.9 || most > 1.1),
  says: ({ steps, least, most }) =>
    `A recurrent matrix that starts orthogonal has columns of length 1; after ${steps} training steps the lengths of its columns lie between ${least.toFixed(2)} and ${most.toFixed(2)}.`,
  breaks: { by: 'no training', alteration: 0 },
});
