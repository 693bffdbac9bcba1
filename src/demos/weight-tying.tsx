/** How much of a language model its table of embeddings is, and what a second one at the output would add. */
import { Ranking } from '../charts/ranking.tsx';
import { percent } from '../charts/scale.ts';
import { choice, defineDemo, range, toggle } from '../define.ts';
import { counted, memorySize } from '../units.ts';

const VOCABULARIES = { 27: '27', 256: '256', 32000: '32,000', 50280: '50,280', 128256: '128,256' };
const WIDTHS = { 128: '128', 512: '512', 768: '768', 2048: '2,048', 4096: '4,096' };
const KINDS = { transformer: 'transformer', lstm: 'LSTM' };
/** Weights of a layer's matrices, in units of the width squared: attention and feed-forward network, or the gates. */
const SQUARES = { transformer: 4 + 8, lstm: 4 * 2 };

/** Numbers of weights. */
interface Parts {
  table: number;
  layers: number;
  output: number;
}

const totalOf = ({ table, layers, output }: Parts) => table + layers + output;

export default defineDemo({
  title: 'One table or two',
  dare: 'Untie the output of a small model with a large vocabulary, and see how much it grows.',
  calculated: 'only the matrices are counted; biases and norms are left out.',
  seedless: 'sizes follow from the settings alone',
  controls: {
    tied: toggle('Tied', true),
    vocabulary: choice('Vocabulary', VOCABULARIES, '50280'),
    width: choice('Width d', WIDTHS, '768'),
    layers: range('Layers', 1, 48, 12),
    kind: choice('Layers are', KINDS, 'transformer', { rare: true }),
  },
  tries: [
    { label: 'small and tied', settings: {} },
    { label: 'small, untied', settings: { tied: false } },
    {
      label: 'large, untied',
      settings: { tied: false, vocabulary: '128256', width: '4096', layers: 32 },
      says: 'Wide and deep: the layers outweigh both tables.',
    },
    {
      label: 'by character',
      settings: { vocabulary: '27', layers: 2, kind: 'lstm' },
      says: 'With few symbols there is hardly anything to tie.',
    },
  ],
  *run({ tied, vocabulary, width, layers, kind }): Generator<Parts> {
    const [V, d] = [Number(vocabulary), Number(width)];
    yield { table: V * d, layers: layers * SQUARES[kind] * d ** 2, output: tied ? 0 : V * d };
  },
  view: (parts) => (
    <Ranking
      title="Weights of each part"
      digits={0}
      rows={[
        { label: 'table of embeddings', value: parts.table, quantity: 'input' },
        { label: 'all layers', value: parts.layers, quantity: 'hidden' },
        {
          label: 'output matrix',
          value: parts.output,
          quantity: 'output',
          printed: parts.output ? counted(parts.output) : 'the table again',
        },
      ]}
    />
  ),
  tell: (parts, { tied, layers, kind }) => {
    const total = totalOf(parts);
    const tables = parts.table + parts.output;
    return (
      `With ${counted(layers)} ${KINDS[kind]} layer${layers === 1 ? '' : 's'}, the model has ${counted(total)} weights, of which ${percent(tables / total, 1)} ${tied ? 'are in its one table' : 'are in its two tables'}. ` +
      (tied
        ? `An output matrix of its own would add ${percent(parts.table / total, 1)}, or ${memorySize(2 * parts.table)} at 16 bits.`
        : `Tied, it would have ${percent(parts.output / total, 1)} fewer, and take ${memorySize(2 * parts.output)} less at 16 bits.`)
    );
  },
});
