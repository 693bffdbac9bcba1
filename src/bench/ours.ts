/** Ours: the public ways to run a model, `apply` and `run` where gradients are wanted and `stream` where they are not. */

import type { Tensor, Tensor3D } from '../engine/tfjs.ts';
import { dispose, tensor } from '../engine/tfjs.ts';
import type { Cell, Layer, Tensors } from '../models/cell.ts';
import { times } from '../models/parts/linear.ts';
import { stream } from '../models/stream.ts';
import { run } from '../models/unroll.ts';
import { adamRunner, lastOf } from './adam-loop.ts';
import type { Given } from './family.ts';
import { OurAdam } from './our-adam.ts';
import { passRunner } from './pass-loop.ts';
import { familyOf } from './rows.ts';
import { type Runner, runner, streamRunner } from './runner.ts';
import { weightTensors } from './weights.ts';

/** Ours at work on a row. Throws where its family has not what the row needs. */
export function startOurs(given: Given): Runner {
  const family = familyOf(given);
  if (given.mode === 'train') return family.train?.(given) ?? training(given);
  if (given.mode === 'pass') {
    const layer = needed(given, 'layer');
    return passRunner(given, (weights, x) => layer.apply(weights, x), []);
  }
  const { mode, x } = given;
  const weights = weightTensors(given);
  // Where no gradients are wanted a stream is the fastest for one whole sequence, too.
  const flow = stream(needed(given, 'cell'), weights);
  const end = () => {
    flow.dispose();
    dispose(weights);
  };
  if (mode === 'stream')
    return streamRunner(
      given,
      (input) => flow.steps(input),
      () => flow.reset(),
      end,
    );
  const step = () => {
    flow.reset();
    return flow.steps(x);
  };
  return runner(given, step, end);
}

function training(given: Given): Runner {
  const { B, T, D, x } = given;
  const input = tensor(x, [B, T, D]) as Tensor3D;
  const layer = familyOf(given).layer?.(given);
  const cell = layer ? undefined : needed(given, 'cell');
  const lastH = (weights: Tensors): Tensor =>
    cell ? run(cell, weights, input).last.h : lastOf(layer!.apply(weights, input));
  return adamRunner(given, lastH, [input], () => new OurAdam(), times);
}

function needed(given: Given, what: 'cell'): Cell;
function needed(given: Given, what: 'layer'): Layer;
function needed(given: Given, what: 'cell' | 'layer'): Cell | Layer {
  const model = familyOf(given)[what]?.(given);
  if (model) return model;
  throw new Error(
    `The family ${given.family} has no ${what}, but a row of the mode ${given.mode}.\n` +
      `    Fix: give src/bench/families/${given.family}.ts one, or take the row away.`,
  );
}
