/** Claim: what a token costs three published models, counted from the cache that the cell keeps at their widths. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type Tensor2D, zeros } from '../engine/tfjs.ts';
import { attentionCell } from '../models/attention/cell.ts';
import { MODELS } from '../training/published-models.ts';

const HALF = 2;
const THREE = ['llama-3-8b', 'qwen3-8b', 'pythia-2-8b'].map((id) => {
  const { title, cache: [group] = [] } = MODELS[id]!;
  const { layers = 0, heads = 0, width = 0 } = group ?? {};
  return { title, layers, heads, width };
});

/** Bytes of the cache after one token, at 16 bits, of a model whose layers keep as many numbers as our cell this wide. */
const bytes = ({ layers, heads, width }: { layers: number; heads: number; width: number }): number =>
  scope(() => {
    const H = heads * width;
    const W = zeros([H, 1]) as Tensor2D;
    const cell = attentionCell(heads);
    const weights = { Wq: W, Wk: W, Wv: W, Wo: zeros([1, H]) as Tensor2D };
    const { keys, values } = cell.step(weights, zeros([1, 1]), {
      h: zeros([1, H]),
      keys: zeros([1, 0, H]),
      values: zeros([1, 0, H]),
    }).state;
    return layers * (keys.size + values.size) * HALF;
  });

export default defineClaim({
  cites: ['metallama2024', 'qwen2025config', 'pythia2023'],
  domain: 'the sizes of these models, counted',
  measure: async (share: number = 1) => ({
    models: THREE.map(({ title }) => title),
    tokens: THREE.map((model) => bytes({ ...model, heads: model.heads * share })),
  }),
  holds: ({ tokens: [llama, qwen, pythia] }) => llama === 131_072 && qwen === 147_456 && pythia === 327_680,
  says: ({ models, tokens }) =>
    `At 16 bits, each token adds to the cache: ${models.map((name, k) => `${tokens[k]?.toLocaleString('en-US')} bytes in ${name}`).join(', ')}; the first two models share keys and values among heads.`,
  breaks: { by: 'twice as many key-value heads', alteration: 2 },
});
