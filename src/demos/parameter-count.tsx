/** Where the weights of a small language model lie, counted part by part, and what they weigh in bytes. */
import { PartsBar } from '../charts/parts-bar.tsx';
import { choice, defineDemo, range, toggle, whole } from '../define.ts';
import { type LanguageModel, type LayerKind, partsOf, weightsOf } from '../shapes/language-model.ts';
import { counted, memorySize } from '../units.ts';

const KINDS: Record<LayerKind, string> = { lstm: 'LSTM', gru: 'GRU', rnn: 'RNN', transformer: 'Transformer' };
const MOST = 999_999;

const modelOf = (settings: Omit<LanguageModel, 'vocabulary'> & { vocabulary: string }): LanguageModel => ({
  ...settings,
  vocabulary: Number(settings.vocabulary),
});

export default defineDemo({
  title: 'Count the weights of a language model',
  dare: 'Double the units: the layers grow fourfold, the embedding only twofold. Then give it a large vocabulary.',
  calculated: 'counts follow formulas that a test holds against PyTorch’s own layers.',
  seedless: 'counts are not drawn by chance',
  controls: {
    kind: choice('Layers of', KINDS, 'lstm'),
    vocabulary: whole('Vocabulary V', 33_278, MOST),
    width: range('Units H', 16, 1024, 256, { step: 16 }),
    layers: range('Layers L', 1, 24, 2),
    tied: toggle('output tied to the embedding', false),
  },
  tries: [
    { label: 'words', settings: {}, says: 'Most weights are in two tables with a row for each word.' },
    {
      label: 'characters',
      settings: { vocabulary: '60' },
      says: 'With few tokens nearly all weights are in the layers.',
    },
    {
      label: 'a small GPT',
      settings: { kind: 'transformer', vocabulary: '50257', width: 768, layers: 12, tied: true },
      says: 'The sizes of the smallest GPT-2, without its table of positions.',
    },
  ],
  *run(settings) {
    yield { parts: partsOf(modelOf(settings)) };
  },
  view: ({ parts }, { kind, layers, width }) => (
    <PartsBar
      title={`The weights of a language model with ${layers} × ${KINDS[kind]} of ${width} units, by part`}
      parts={parts}
    />
  ),
  tell: ({ parts }, settings) => {
    const total = parts.reduce((sum, { count }) => sum + count, 0);
    const [largest] = parts.toSorted((one, other) => other.count - one.count);
    const twice = weightsOf(modelOf({ ...settings, width: 2 * settings.width }));
    const part = largest
      ? `${((100 * largest.count) / total).toFixed(0)} % of them are in the part “${largest.name}”`
      : '';
    return `This model has ${counted(total)} weights, ${memorySize(4 * total)} at 32 bits each and ${memorySize(total)} at 8; ${part}. With twice the units it would have ${(twice / total).toFixed(1)} times as many.`;
  },
});
