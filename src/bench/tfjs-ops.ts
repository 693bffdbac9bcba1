/** The peer `tfjs-ops`: each family composed by hand from tfjs operations, on tfjs' own kernels, with tfjs' Adam. */

import type { Tensor, Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import { dispose, engine, keep, tensor, tidy } from '../engine/tfjs.ts';
import type { State } from '../models/cell.ts';
import { adamRunner } from './adam-loop.ts';
import type { Given, TfjsOps } from './family.ts';
import { passRunner } from './pass-loop.ts';
import { familyOf } from './rows.ts';
import { type Peer, runner, streamRunner } from './runner.ts';
import { weightTensors } from './weights.ts';

/** tfjs as an able hand would use it; which operations those are, each family says. */
export const tfjsOps: Peer = {
  name: 'tfjs-ops',
  does: (row) => familyOf(row).tfjsOps[row.mode] !== undefined,
  start(given) {
    const ops: TfjsOps = familyOf(given).tfjsOps;
    const input = () => tensor(given.x, [given.B, given.T, given.D]) as Tensor3D;
    if (given.mode === 'train') {
      const { made, tensors } = owning(() => ops.train!(given, input()));
      return adamRunner(given, made, tensors);
    }
    if (given.mode === 'pass') {
      const { made, tensors } = owning(() => ops.pass!(given));
      return passRunner(given, made, tensors);
    }
    if (given.mode === 'stream') return streaming(given, ops);
    const { made, tensors } = owning(() => ops.sequence!(given, weightTensors(given), input()));
    const step = () => tidy(() => made().dataSync() as Float32Array);
    return runner(given, step, () => dispose(tensors));
  },
};

function streaming(given: Given, ops: TfjsOps) {
  const { D } = given;
  const {
    made: { zero, step },
    tensors,
  } = owning(() => ops.stream!(given, weightTensors(given)));
  let state = tidy(zero);
  const become = (later: State) => {
    dispose(state);
    state = later;
  };
  const advance = (x: Float32Array) => {
    become(tidy(() => step(tensor(x, [1, D]) as Tensor2D, state)));
    return state.h.dataSync() as Float32Array;
  };
  return streamRunner(
    given,
    advance,
    () => become(tidy(zero)),
    () => dispose([...tensors, ...Object.values(state)]),
  );
}

/** What `make` gives, with every tensor that it made: they are kept until they are disposed of. */
function owning<R>(make: () => R): { made: R; tensors: Tensor[] } {
  engine().startScope();
  const made = make();
  const tensors = engine().state.activeScope!.track.map((one) => keep(one));
  engine().endScope();
  return { made, tensors };
}
