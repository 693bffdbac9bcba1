/** The same trained GRU as PyTorch, Keras, ONNX, MLX and a paper write it: formulas, arrays and what comes out. */

import { Blocks } from '../charts/blocks.tsx';
import { GateOrder } from '../charts/gate-order.tsx';
import { Lines } from '../charts/lines.tsx';
import { aroundZero, overSteps } from '../charts/series.ts';
import { Written } from '../charts/written.tsx';
import { choice, defineDemo, inPowers, toggle } from '../define.ts';
import { gruConventions, gruFormulas } from '../models/conventions.ts';
import type { GruWeights } from '../models/gru/cell.ts';
import type { Convention } from '../models/layout.ts';
import { Random } from '../random.ts';
import { withModel } from '../trained/load.ts';
import { gruInConvention, type InConvention } from '../training/convention.ts';
import { layerWeights } from '../training/network.ts';

const STEPS = 24;
const COLORS = { r: 'reset', z: 'update', n: 'candidate', h: 'hidden', x: 'input' } as const;
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
  view: ({ arrays: { W, U, b, d }, here, there }, { convention, convert }) => {
    const target: Convention = gruConventions[convention];
    const home = [...gruConventions.pytorch.blocks];
    const gates = [...target.blocks].map((letter, k) => {
      const isFlipped = letter === 'z' && target.sign === 'new';
      return { letter, quantity: COLORS[letter as 'r'], moved: letter !== home[k] || isFlipped, isFlipped };
    });
    const biases = target.columns ? b : (b[0] ?? []).map((_, k) => b.map((row) => row[k] ?? 0));
    const arrays = [
      { name: 'W', values: W },
      { name: 'U', values: U },
      { name: 'b', values: biases },
    ];
    const unit = (states: number[][]) => states.map((state) => state[0] ?? 0);
    const noteOf = (k: number) => {
      const gate = gates[k];
      if (convert) return gate?.isFlipped ? 'sign flipped' : undefined;
      return gate?.letter !== home[k] ? `gets ${home[k]}` : gate?.isFlipped ? 'not flipped' : undefined;
    };
    return (
      <div class="conventions">
        <GateOrder
          title={`The gates in the order of PyTorch (${home.join(', ')}) and in that of ${target.title} (${[...target.blocks].join(', ')})`}
          heads={['trained in PyTorch’s order', target.title]}
          from={home}
          to={gates.map(({ letter, quantity }, k) => ({ letter, quantity, note: noteOf(k) }))}
        />
        <Written
          title={`The formulas as ${target.title} has them`}
          formulas={gruFormulas(target)}
          code={target.code}
          colors={COLORS}
        />
        <Blocks
          title={`W, U and biases in the order ${[...target.blocks].join(', ')}${d ? ', and d by itself' : ''}`}
          gates={gates}
          units={here[0]?.length ?? 0}
          arrays={arrays}
          across={target.columns}
        />
        <Lines
          title="The state of the first unit over the time steps, by our cell and by the convention"
          height={180}
          x={{ label: 'time step', domain: [0, STEPS - 1] }}
          y={{ label: 'h₁', domain: aroundZero(unit(here), unit(there)) }}
          series={[
            overSteps('our cell', 'hidden', unit(here)),
            overSteps(target.title.split(',')[0] ?? '', 'output', unit(there), 'dots'),
          ]}
        />
      </div>
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
