/** Ours: the public ways to run a cell, `run` where gradients are wanted and `stream` where they are not. */
import { stream } from '../cells/stream.ts';
import { run } from '../cells/unroll.ts';
import { dispose, tensor } from '../engine/tfjs.ts';
import type { Tensor3D } from '../engine/tfjs.ts';
import { adamRunner } from './adam-loop.ts';
import { cellOf, weightTensors, type Given } from './given.ts';
import { modelRunner } from './layers-model.ts';
import { OurAdam } from './our-adam.ts';
import { OurLstm } from './our-lstm-layer.ts';
import { runner, type Runner } from './runner.ts';

/** Ours at work on a row. The LSTM trains as a layer in a tfjs model, the other cells in a loop of their own. */
export function startOurs(given: Given): Runner {
  const { mode, B, T, D, x } = given;
  if (mode === 'train' && given.cell === 'lstm') return modelRunner(given, (settings) => new OurLstm(settings), () => new OurAdam());
  const cell = cellOf(given);
  if (mode === 'train') {
    const input = tensor(x, [B, T, D]) as Tensor3D;
    return adamRunner(given, (weights) => run(cell, weights, input).last.h, [input], () => new OurAdam());
  }
  const weights = weightTensors(given);
  // Where no gradients are wanted a stream is the quickest for one whole sequence, too.
  const flow = stream(cell, weights);
  const inputs = Array.from({ length: T }, (_, t) => x.subarray(t * D, (t + 1) * D));
  let t = 0;
  const step = mode === 'stream' ? () => flow.steps(inputs[t++ % T]!) : () => {
    flow.reset();
    return flow.steps(x);
  };
  return runner(given, step, () => {
    flow.dispose();
    dispose(weights);
  });
}
