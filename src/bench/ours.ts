/** Ours: the public ways to run a cell, `run` along sequences and `stream` a step at a time. */
import { stream } from '../cells/stream.ts';
import { run } from '../cells/unroll.ts';
import { dispose, tensor, tidy } from '../engine/tfjs.ts';
import type { Tensor3D } from '../engine/tfjs.ts';
import { adamRunner } from './adam-loop.ts';
import { cellOf, weightTensors, type Given } from './given.ts';
import { modelRunner } from './layers-model.ts';
import { OurLstm } from './our-lstm-layer.ts';
import { runner, type Runner } from './runner.ts';

/** Ours at work on a row. The LSTM trains as a layer in a tfjs model, the other cells in a loop of their own. */
export function startOurs(given: Given): Runner {
  const { mode, B, T, D, x } = given;
  if (mode === 'train' && given.cell === 'lstm') return modelRunner(given, (settings) => new OurLstm(settings));
  const cell = cellOf(given);
  if (mode === 'stream') {
    const weights = weightTensors(given);
    const flow = stream(cell, weights);
    const inputs = Array.from({ length: T }, (_, t) => x.subarray(t * D, (t + 1) * D));
    let t = 0;
    return runner(given, () => flow.step(inputs[t++ % T]!), () => {
      flow.dispose();
      dispose(weights);
    });
  }
  const input = tensor(x, [B, T, D]) as Tensor3D;
  if (mode === 'train') return adamRunner(given, (weights) => run(cell, weights, input).last.h, [input]);
  const weights = weightTensors(given);
  const step = () => tidy(() => run(cell, weights, input).h.dataSync() as Float32Array);
  return runner(given, step, () => dispose([weights, input]));
}
