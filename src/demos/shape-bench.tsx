/** Every shape of a recurrent layer in PyTorch, Keras and MLX, its weights counted, its code, and what an error message means. */
import { ExplainedMessages } from '../charts/explained-messages.tsx';
import { type TensorBox, TensorBoxes } from '../charts/tensor-boxes.tsx';
import { choice, defineDemo, range, text, toggle, whole } from '../define.ts';
import { type Asked, asked } from '../shapes/asked.ts';
import { type Pasted, pasted, pastedTold } from '../shapes/pasted.ts';
import { LIBRARIES } from '../shapes/shapes.ts';
import { alike, type Shapes, type Tensor } from '../shapes/tensor.ts';
import { answerTold, counted } from '../shapes/told.ts';

const MOST = 9999;
const LAYERS = { lstm: 'LSTM', gru: 'GRU', rnn: 'RNN' };
const colorOf = ({ name }: Tensor) => (/\bc(_n)?$/.test(name) ? 'cell' : 'hidden');
const box = (quantity: string, { name, axes }: Tensor, names = [name]): TensorBox => ({ quantity, names, axes });

type Frame = { shapes: Shapes; asked: Asked; pasted?: Pasted };

export default defineDemo({
  title: 'See every shape of a recurrent layer',
  dare: 'Turn batch_first off and on: watch which shapes turn, and which never do. Or paste an error message.',
  calculated:
    'shapes and counts follow rules that tests hold against PyTorch and Keras as they run; those of MLX follow its source, and MLX was not run.',
  seedless: 'shapes do not depend on chance',
  controls: {
    library: choice('Library', { pytorch: 'PyTorch', keras: 'Keras', mlx: 'MLX' }, 'pytorch'),
    layer: choice('Layer', LAYERS, 'lstm'),
    batch: whole('B, sequences', 32, MOST),
    steps: whole('T, time steps', 25, MOST),
    inputs: whole('D, inputs', 12, MOST),
    units: whole('H, units', 64, MOST),
    batchFirst: toggle('batch_first', true, { when: ['library', 'pytorch'] }),
    sequences: toggle('return_sequences', true, { when: ['library', 'keras'] }),
    bidirectional: toggle('two directions', false),
    layers: range('Layers', 1, 4, 1),
    message: text('Error message', '', { maxLength: 2000, allowed: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ' }),
    state: toggle('return_state', false, { when: ['library', 'keras'], rare: true }),
    stateful: toggle('stateful', false, { when: ['library', 'keras'], rare: true }),
    projection: range('Projection P', 0, 128, 0, { when: ['library', 'pytorch'], rare: true }),
  },
  tries: [
    { label: 'one layer', settings: {} },
    {
      label: 'two layers, two directions',
      settings: { layers: 2, bidirectional: true },
      says: 'The second layer reads both directions of the first.',
    },
    {
      label: 'Keras, last step',
      settings: { library: 'keras', sequences: false },
      says: 'Without return_sequences the time axis is gone.',
    },
    {
      label: 'an error message',
      settings: { message: 'Expected hidden[0] size (1, 32, 64), got [32, 1, 64]' },
      says: 'The state was made batch first.',
    },
  ],
  *run(settings): Generator<Frame> {
    const from = asked(settings);
    const shapes = LIBRARIES[settings.library].shapes(from);
    yield { shapes, asked: from, pasted: pasted(settings.message, from, shapes) };
  },
  view: ({ shapes, pasted }) => (
    <div class="shapes">
      <TensorBoxes
        groups={[
          {
            title: `Into ${shapes.title}, and out of it`,
            boxes: [box('input', shapes.input), ...shapes.outputs.map((one) => box(colorOf(one), one))],
          },
          { title: 'Weights', boxes: alike(shapes.weights).map(({ tensor, names }) => box('weight', tensor, names)) },
        ]}
      />
      <ul class="shape-counts">
        {counted(shapes).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <pre class="shape-code">
        <code>{shapes.code.join('\n')}</code>
      </pre>
      <ExplainedMessages messages={[shapes.refused, pasted].filter((one) => one !== undefined)} />
    </div>
  ),
  tell: ({ shapes, asked, pasted }, { library }) =>
    answerTold(shapes, asked, LIBRARIES[library].title) + pastedTold(pasted),
});
