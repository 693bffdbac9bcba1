import { add, mul, reshape, sigmoid, slice, stack, sub, type Tensor } from '../../../src/engine/tfjs.ts';
import type { Case } from '../case.ts';

const size = (B: number, T: number, H: number) => ({ B, T, H, G: 2 * H });

export default {
  sizes: [size(1, 1, 1), size(2, 5, 3), size(3, 1, 4), size(2, 30, 9), size(5, 8, 16), size(1, 200, 6)],
  reference({ read, first }) {
    const [B, T] = read!.shape as [number, number, number];
    const H = first!.shape[1]!;
    let h = first!;
    const states = Array.from({ length: T }, (_, t) => {
      const part = (k: number) => reshape(slice(read!, [0, t, k * H], [B, 1, H]), [B, H]) as Tensor;
      return (h = add(h, mul(sigmoid(part(0)), sub(part(1), h))));
    });
    return { h: stack(states, 1), last: h };
  },
} satisfies Case;
