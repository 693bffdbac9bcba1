/** Sequences of PyTorch, time first, and of ours, batch first. */

import type { Tensor, Tensor3D } from '../engine/tfjs.ts';
import { transpose } from '../engine/tfjs.ts';

/** A sequence with its first two dimensions exchanged: [T,B,…] and [B,T,…]. */
export const turned = <X extends Tensor = Tensor3D>(sequence: Tensor) =>
  transpose(
    sequence,
    sequence.shape.map((_, k) => (k < 2 ? 1 - k : k)),
  ) as Tensor as X;
