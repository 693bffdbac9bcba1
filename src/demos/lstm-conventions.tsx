/** The same trained LSTM as PyTorch, Keras, ONNX and MLX lay it out, and what a wrong order makes of it. */

import { Blocks } from '../charts/blocks.tsx';
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
  dare: 'Choose who else shall run the trained cell. ONNX wants another order: leave the conversion out and see.',
  trained: ['latch-lstm'],
  controls: {
    convention: choice('As laid out by', titles as Record<keyof typeof lstmConventions, string>, 'onnx'),
    convert: toggle('convert the weights', true),
  },
  async *run({ convention, convert, seed }): AsyncGenerator<InConvention> {
    const target = lstmConventions[convention];
    const random = new Random(seed, 'inputs');
    yield await withModel('latch-lstm', (network) =>
      lstmInConvention(layerWeights(network) as LstmWeights, target, convert, random, STEPS),
    );
  },
  view: ({ arrays: { W, U, b }, here, there }, { convention }) => {
    const target: Convention = lstmConventions[convention];
    const gates = [...target.blocks].map((letter) => ({ letter, quantity: COLORS[letter as 'i'] }));
    const biases = target.columns ? b : b[0]!.map((_, k) => b.map((row) => row[k]!));
    const arrays = [
      { name: 'W', values: W },
      { name: 'U', values: U },
      { name: 'b', values: biases },
    ];
    const unit = (states: number[][]) => states.map((state) => state[0]!);
    return (
      <div class="conventions">
        <Written
          title={`The formulas in the order of ${target.title}`}
          formulas={lstmFormulas(target)}
          code={target.code}
          colors={COLORS}
        />
        <Blocks
          title={`W, U and biases in the order ${[...target.blocks].join(', ')}`}
          gates={gates}
          units={here[0]!.length}
          arrays={arrays}
          across={target.columns}
        />
        <Lines
          title="The hidden state of the first unit over the steps, by our cell and by the layout"
          height={220}
          x={{ label: 'step', domain: [0, STEPS - 1] }}
          y={{ label: 'h₁', domain: aroundZero(unit(here), unit(there)) }}
          series={[overSteps('our cell', 'hidden', unit(here)), overSteps(target.title, 'output', unit(there), 'dots')]}
        />
      </div>
    );
  },
  tell: ({ apart }, { convention, convert }) => {
    const { title, blocks, biases, columns }: Convention = lstmConventions[convention];
    const how = convert ? 'converted' : 'copied without conversion';
    const verdict =
      apart < 1e-6
        ? `no state differs by more than ${inPowers(apart)}: it is the same function`
        : `a state differs by up to ${apart.toFixed(2)}: it is another function`;
    const order = `${title} has the blocks in the order ${[...blocks].join(', ')}`;
    const count = biases === 'one' ? 'one bias' : 'two biases';
    const lie = `${columns ? 'side by side' : 'below each other'}, with ${count} a gate`;
    return `${order}, ${lie}. With the weights ${how}, over ${STEPS} steps ${verdict}.`;
  },
});
