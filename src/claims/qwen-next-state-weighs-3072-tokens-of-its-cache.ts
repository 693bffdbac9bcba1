/** Claim: what the linear layers of Qwen3-Next keep, counted from the cell's state at their size, beside its cache. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type Tensor2D, zeros } from '../engine/tfjs.ts';
import { deltaNet } from '../models/deltanet/cell.ts';

const [LAYERS, EVERY, HEADS, WIDTH, FLOAT32, HALF] = [48, 4, 32, 128, 4, 2];
const [CACHED_HEADS, CACHED_WIDTH] = [2, 256];

/** Numbers in the matrices of one layer. */
const inLayer = (heads: number): number =>
  scope(() => {
    const H = heads * WIDTH;
    const [W, Wo, Wbeta] = [H, H, heads].map((rows) => zeros([rows, 1]) as Tensor2D);
    const { S } = deltaNet(heads).zero({ Wq: W!, Wk: W!, Wv: W!, Wo: Wo!, Wbeta: Wbeta! }, 1);
    return S.size;
  });

export default defineClaim({
  cites: ['huggingface2025qwen'],
  domain: 'the published sizes; the state of the cell is counted after any number of steps',
  measure: async (heads: number = HEADS) => {
    const linear = LAYERS - LAYERS / EVERY;
    const mebibytes = (linear * inLayer(heads) * FLOAT32) / 2 ** 20;
    const token = (LAYERS / EVERY) * 2 * CACHED_HEADS * CACHED_WIDTH * HALF;
    return { linear, mebibytes, token, tokens: (mebibytes * 2 ** 20) / token };
  },
  holds: ({ mebibytes, token, tokens }) => mebibytes === 72 && token === 24_576 && tokens === 3072,
  says: ({ linear, mebibytes, token, tokens }) =>
    `At 32 bits the matrices of the ${linear} linear layers of Qwen3-Next take ${mebibytes} MiB for any text; its other layers cache ${token} bytes a token at 16 bits, which is as much after ${tokens} tokens.`,
  breaks: { by: 'half as many heads', alteration: 16 },
});
