/** How many weights the parts of a small language model hold: embedding, layers and output, as PyTorch counts them. */
import { pytorchShapes } from './pytorch.ts';
import { totalOf } from './tensor.ts';

export type LayerKind = 'lstm' | 'gru' | 'rnn' | 'transformer';

/** A model over `vocabulary` tokens whose layers all have `width` units; `tied`: the output reuses the matrix of the embedding. */
export interface LanguageModel {
  kind: LayerKind;
  vocabulary: number;
  width: number;
  layers: number;
  tied: boolean;
}

export interface ModelPart {
  name: string;
  quantity: string;
  letters: string;
  count: number;
}

/** Matrices of a transformer block: four of attention, two of a feed-forward network four times as wide inside; biases and two norms. */
const blockOf = (H: number) => ({ attention: 4 * H * H + 4 * H, feedForward: 8 * H * H + 5 * H, norms: 4 * H });

function coreParts({ kind, width: H, layers: L }: LanguageModel): ModelPart[] {
  if (kind === 'transformer') {
    const { attention, feedForward, norms } = blockOf(H);
    return [
      { name: 'attention', quantity: 'query', letters: 'L · (4H² + 4H)', count: L * attention },
      { name: 'feed-forward', quantity: 'write', letters: 'L · (8H² + 5H)', count: L * feedForward },
      { name: 'norms', quantity: 'read', letters: 'L · 4H', count: L * norms },
    ];
  }
  const shapes = pytorchShapes({
    layer: kind,
    batch: 1,
    steps: 1,
    inputs: H,
    units: H,
    layers: L,
    directions: 1,
    batchFirst: true,
    projection: 0,
    sequences: true,
    state: false,
    stateful: false,
  });
  const blocks = { lstm: '4 · ', gru: '3 · ', rnn: '' }[kind];
  return [
    { name: 'recurrent layers', quantity: 'hidden', letters: `L · ${blocks}H · (2H + 2)`, count: totalOf(shapes) },
  ];
}

export function partsOf(model: LanguageModel): ModelPart[] {
  const { vocabulary: V, width: H, tied } = model;
  return [
    { name: tied ? 'embedding and output' : 'embedding', quantity: 'input', letters: 'V · H', count: V * H },
    ...coreParts(model),
    tied
      ? { name: 'output bias', quantity: 'output', letters: 'V', count: V }
      : { name: 'output', quantity: 'output', letters: 'V · H + V', count: V * H + V },
  ];
}

export const weightsOf = (model: LanguageModel): number => partsOf(model).reduce((sum, { count }) => sum + count, 0);
