/** The same trained LSTM as PyTorch, Keras, ONNX and MLX lay it out, and what a wrong order makes of it. */
import { OtherLayout } from '../charts/other-layout.tsx';
import { choice, defineDemo, inPowers, toggle } from '../define.ts';
import { lstmConventions, lstmFormulas } from '../models/conventions.ts';
import { type Convention, namedArrays, placedBlocks } from '../models/layout.ts';
import type { LstmWeights } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { withModel } from '../trained/load.ts';
import { type InConvention, lstmInConvention } from '../training/convention.ts';
import { layerWeights } from '../training/network.ts';

const STEPS = 24;
const COLORS: Record<string, string> = {
  i: 'write',
  f: 'forget',
  g: 'candidate',
  o: 'read',
  c: 'cell',
  h: 'hidden',
  x: 'input',
};
const titles = Object.fromEntries(Object.entries(lstmConventions).map(([name, { title }]) => [name, title]));

export default defineDemo({
  title: 'One LSTM in four layouts',
  dare: 'Copy the weights without converting them: nothing complains, and the states are wrong.',
  trained: ['latch-lstm'],
  controls: {
    convention: choice('Weights for', titles as Record<keyof typeof lstmConventions, string>, 'onnx'),
    convert: toggle('convert the weights', true),
  },
  tries: [
    { label: 'to ONNX, converted', settings: {} },
    { label: 'to ONNX, copied', settings: { convert: false }, says: 'Two gates land in each other’s place.' },
    {
      label: 'to Keras',
      settings: { convention: 'keras' },
      says: 'The order is the same, but the matrices are transposed.',
    },
  ],
  async *run({ convention, convert, seed }): AsyncGenerator<InConvention> {
    const target = lstmConventions[convention];
    const random = new Random(seed, 'inputs');
    yield await withModel('latch-lstm', (network) =>
      lstmInConvention(layerWeights(network) as LstmWeights, target, convert, random, STEPS),
    );
  },
  view: ({ arrays, here, there }, { convention, convert }) => {
    const target: Convention = lstmConventions[convention];
    return (
      <OtherLayout
        home={lstmConventions.pytorch}
        target={target}
        gates={placedBlocks(lstmConventions.pytorch, target, convert)}
        formulas={lstmFormulas(target)}
        colors={COLORS}
        arrays={namedArrays(arrays, target)}
        here={here}
        there={there}
        words={{
          head: `as ${target.title} reads it`,
          formulas: `The formulas in the order of ${target.title}`,
          arrays: '',
          states: 'The hidden state of the first unit over the time steps, by our cell and by the layout',
        }}
      />
    );
  },
  tell: ({ apart }, { convention, convert }) => {
    const { title, blocks, biases, columns }: Convention = lstmConventions[convention];
    const order = `${title} stores the gates in the order ${[...blocks].join(', ')}`;
    const count = biases === 'one' ? 'one bias' : 'two biases';
    const lie = columns ? `side by side, with ${count} per gate` : `one below the other, with ${count} per gate`;
    const verdict =
      apart < 1e-6
        ? `no state differs by more than ${inPowers(apart)}: it is the same function`
        : `states differ by up to ${apart.toFixed(2)}: it computes something else, and no error is raised`;
    return `${order}, ${lie}. With the weights ${convert ? 'converted' : 'copied as they are'}, over ${STEPS} time steps ${verdict}.`;
  },
});
