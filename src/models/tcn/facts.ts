/** The temporal convolutional network in the registry of models. */
import type { Facts, Shapes, Words } from '../facts.ts';
import { tcnCell } from './cell.ts';
import { tcn } from './layer.ts';

export const words: Words = { title: 'TCN', order: 90, race: true };

/** The first layer brings four blocks, each further one another. */
const shapeOf = (depth = 1) => ({ taps: 3, blocks: 3 + depth });
/** The tensors of all blocks. */
const ofBlocks = (depth: number, one: (l: number, taps: number) => Shapes): Shapes => {
  const { taps, blocks } = shapeOf(depth);
  return Object.assign({}, ...Array.from({ length: blocks }, (_, l) => one(l, taps)));
};

export default {
  layer: (depth) => tcn(shapeOf(depth)),
  cell: () => tcnCell(shapeOf()),
  depthInside: true,
  wiring: 'direct',
  weights: ({ D, H, depth }) =>
    ofBlocks(depth, (l, taps) => {
      const inputs = l ? H : D;
      const [W, V] = [
        [taps, H, inputs],
        [taps, H, H],
      ];
      return {
        [`W${l}`]: W,
        [`b${l}`]: [H],
        [`V${l}`]: V,
        [`v${l}`]: [H],
        ...(inputs === H ? {} : { [`R${l}`]: [H, inputs] }),
      };
    }),
  // For both convolutions of each block the inputs that its taps still reach.
  states: ({ D, H, depth }) =>
    ofBlocks(depth, (l, taps) => ({
      [`x${l}`]: [(taps - 1) * 2 ** l, l ? H : D],
      [`a${l}`]: [(taps - 1) * 2 ** l, H],
    })),
  beyondWeights: () => 0,
} satisfies Facts;
