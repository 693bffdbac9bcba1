/** Small arrays for one recurrent operator of ONNX, drawn by chance. */
import type { Random } from '../random.ts';
import { directionsOf, type NodeArrays, type OnnxNode, ORDER } from './onnx-node.ts';

/** Time steps, sequences, inputs and units. */
export const [T, B, D, H] = [6, 2, 2, 2];

export function drawnArrays(node: OnnxNode, random: Random): NodeArrays {
  const rows = (count: number, width: number) =>
    Array.from({ length: count }, () => Array.from({ length: width }, () => Math.fround(random.normal())));
  const gates = ORDER[node.op].length;
  const sides = <X>(make: () => X) => Array.from({ length: directionsOf(node) }, make);
  return {
    X: Array.from({ length: T }, () => rows(B, D)),
    W: sides(() => rows(gates * H, D)),
    R: sides(() => rows(gates * H, H)),
    B: sides(() => rows(2, gates * H)),
  };
}
