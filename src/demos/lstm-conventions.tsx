/** The same trained LSTM as PyTorch, Keras, ONNX and MLX lay it out, and what a wrong order makes of it. */

import { Blocks } from '../charts/blocks.tsx';
import { GateOrder } from '../charts/gate-order.tsx';
import { Lines } from '../charts/lines.tsx';
import { aroundZero, overSteps } from '../charts/series.ts';
import { Written } from '../charts/written.tsx';
import { choice, defineDemo, inPowers, toggle } from '../define.ts';
import { lstmConventions, lstmFormulas } from '../models/conventions.ts';
import type { Convention } from '../models/layout.ts';
import type { LstmWeights } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { withModel } from '../trained/load.ts';
import { type InConvention, lstmInConvention } from '../training/convention.ts';
import { layerWeights } from '../training/network.ts';

const STEPS = 24;
const COLORS = { i: 'write', f: 'forget', g: 'candidate', o: 'read', c: 'cell', h: 'hidden', x: 'input' } as const;
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
  view: ({ arrays: { W, U, b }, here, there }, { convention, convert }) => {
    const target: Convention = lstmConventions[convention];
    const home = [...lstmConventions.pytorch.blocks];
    const gates = [...target.blocks].map((letter, k) => ({
      letter,
      quantity: COLORS[letter as 'i'],
      moved: letter !== home[k],
    }));
    const biases = target.columns ? b : (b[0] ?? []).map((_, k) => b.map((row) => row[k] ?? 0));
    const arrays = [
      { name: 'W', values: W },
      { name: 'U', values: U },
      { name: 'b', values: biases },
    ];
    const unit = (states: number[][]) => states.map((state) => state[0] ?? 0);
    return (
      <div class="conventions">
        <GateOrder
          title={`The gates in the order of PyTorch (${home.join(', ')}) and in that of ${target.title} (${[...target.blocks].join(', ')})`}
          heads={['trained in PyTorch’s order', `as ${target.title} reads it`]}
          from={home}
          to={gates.map((gate) => ({
            ...gate,
            note: gate.moved && !convert ? `gets ${home[gates.indexOf(gate)]}` : undefined,
          }))}
        />
        <Written
          title={`The formulas in the order of ${target.title}`}
          formulas={lstmFormulas(target)}
          code={target.code}
          colors={COLORS}
        />
        <Blocks
          title={`W, U and biases in the order ${[...target.blocks].join(', ')}`}
          gates={gates}
          units={here[0]?.length ?? 0}
          arrays={arrays}
          across={target.columns}
        />
        <Lines
          title="The hidden state of the first unit over the time steps, by our cell and by the layout"
          height={180}
          x={{ label: 'time step', domain: [0, STEPS - 1] }}
          y={{ label: 'h₁', domain: aroundZero(unit(here), unit(there)) }}
          series={[overSteps('our cell', 'hidden', unit(here)), overSteps(target.title, 'output', unit(there), 'dots')]}
        />
      </div>
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
