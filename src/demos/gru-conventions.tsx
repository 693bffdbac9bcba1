/** The same trained GRU as PyTorch, Keras, ONNX, MLX and a paper write it: formulas, arrays and what comes out. */
import { OtherLayout } from '../charts/other-layout.tsx';
import { choice, defineDemo, inPowers, toggle } from '../define.ts';
import { gruConventions, gruFormulas } from '../models/conventions.ts';
import type { GruWeights } from '../models/gru/cell.ts';
import { type Convention, namedArrays, placedBlocks } from '../models/layout.ts';
import { Random } from '../random.ts';
import { withModel } from '../trained/load.ts';
import { gruInConvention, type InConvention } from '../training/convention.ts';
import { layerWeights } from '../training/network.ts';

const STEPS = 24;
const COLORS: Record<string, string> = { r: 'reset', z: 'update', n: 'candidate', h: 'hidden', x: 'input' };
const titles = Object.fromEntries(Object.entries(gruConventions).map(([name, { title }]) => [name, title]));

export default defineDemo({
  title: 'One GRU in seven conventions',
  dare: 'Choose who else should run the trained cell, then leave the conversion out and watch the states drift apart.',
  trained: ['latch-gru-after'],
  controls: {
    convention: choice('Weights for', titles as Record<keyof typeof gruConventions, string>, 'keras'),
    convert: toggle('convert the weights', true),
  },
  tries: [
    { label: 'to Keras, converted', settings: {} },
    {
      label: 'to Keras, copied',
      settings: { convert: false },
      says: 'Keras stores z first: reset and update swap roles.',
    },
    {
      label: 'to the 2014 paper',
      settings: { convention: 'chung' },
      says: 'There the reset comes before the product, and no conversion of weights can make up for that.',
    },
  ],
  async *run({ convention, convert, seed }): AsyncGenerator<InConvention> {
    const target = gruConventions[convention];
    const random = new Random(seed, 'inputs');
    yield await withModel('latch-gru-after', (network) =>
      gruInConvention(layerWeights(network) as GruWeights, target, convert, random, STEPS),
    );
  },
  view: ({ arrays, here, there }, { convention, convert }) => {
    const target: Convention = gruConventions[convention];
    return (
      <OtherLayout
        home={gruConventions.pytorch}
        target={target}
        gates={placedBlocks(gruConventions.pytorch, target, convert)}
        formulas={gruFormulas(target)}
        colors={COLORS}
        arrays={namedArrays(arrays, target)}
        here={here}
        there={there}
        words={{
          head: target.title,
          formulas: `The formulas as ${target.title} has them`,
          arrays: arrays.d ? ', and d by itself' : '',
          states: 'The state of the first unit over the time steps, by our cell and by the convention',
        }}
      />
    );
  },
  tell: ({ apart }, { convention, convert }) => {
    const { title, blocks, reset, sign }: Convention = gruConventions[convention];
    const order = `${title} stores the gates in the order ${[...blocks].join(', ')}, and its z weighs ${sign === 'new' ? 'the candidate' : 'the old state'}`;
    const how = `With the weights ${convert ? 'converted' : 'copied as they are'}, over ${STEPS} time steps`;
    if (apart < 1e-6)
      return `${order}. ${how} no state differs by more than ${inPowers(apart)}: it is the same function.`;
    const why =
      reset === 'before'
        ? ` Its reset gate acts before the product with U${convert ? ', which no conversion of weights can undo' : ''}.`
        : '';
    return `${order}. ${how} states differ by up to ${apart.toFixed(2)}: it computes something else.${why}`;
  },
});
