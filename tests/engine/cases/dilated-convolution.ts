import {
  add,
  matMul,
  pad,
  relu,
  reshape,
  slice,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  zeros,
} from '../../../src/engine/tfjs.ts';
import type { Case } from '../case.ts';

export default {
  sizes: [
    { B: 1, T: 1, D: 1, K: 1, H: 1 },
    { B: 2, T: 5, D: 3, K: 2, H: 2 },
    { B: 3, T: 9, D: 4, K: 3, H: 9 },
    { B: 2, T: 20, D: 9, K: 3, H: 8 },
    { B: 1, T: 300, D: 5, K: 2, H: 17 },
    { B: 2, T: 7, D: 16, K: 9, H: 5 },
  ],
  options: [
    { dilation: 1, rectifies: 0 },
    { dilation: 4, rectifies: 1 },
  ],
  reference({ x, W, b }, { dilation, rectifies }) {
    const [[B, T, D], [K, H]] = [x!.shape as [number, number, number], W!.shape as [number, number]];
    const taps = Array.from({ length: K! }, (_, j) => j * dilation!).filter((lag) => lag < T);
    const y = taps.reduce<Tensor>(
      (sum, lag, j) => {
        const seen = reshape(slice(x as Tensor3D, [0, 0, 0], [B, T - lag, D]), [-1, D]) as Tensor2D;
        const part = matMul(seen, reshape(slice(W!, [j, 0, 0], [1, H!, D]), [H!, D]) as Tensor2D, false, true);
        return add(
          sum,
          pad(reshape(part, [B, T - lag, H!]) as Tensor3D, [
            [0, 0],
            [lag, 0],
            [0, 0],
          ]),
        );
      },
      zeros([B, T, H!]),
    );
    return { y: rectifies ? relu(add(y, b!)) : add(y, b!) };
  },
} satisfies Case;
