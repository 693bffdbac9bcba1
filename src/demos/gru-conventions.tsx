/** The same trained GRU as PyTorch, Keras, ONNX, MLX and a paper write it: formulas, arrays and what comes out. */

import { Blocks } from '../charts/blocks.tsx';
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
  dare: 'Choose who else shall run the trained cell. Then leave the conversion out, as a careless copy does.',
  trained: ['latch-gru-after'],
  controls: {
    convention: choice('In the convention of', titles as Record<keyof typeof gruConventions, string>, 'keras'),
    convert: toggle('convert the weights', true),
  },
  async *run({ convention, convert, seed }): AsyncGenerator<InConvention> {
    const target = gruConventions[convention];
    const random = new Random(seed, 'inputs');
    yield await withModel('latch-gru-after', (network) =>
      gruInConvention(layerWeights(network) as GruWeights, target, convert, random, STEPS),
    );
  },
  view: ({ arrays: { W, U, b, d }, here, there }, { convention }) => {
    const target: Convention = gruConventions[convention];
    const gates = [...target.blocks].map((letter) => ({ letter, quantity: COLORS[letter as 'r'] }));
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
          title={`The formulas as ${target.title} has them`}
          formulas={gruFormulas(target)}
          code={target.code}
          colors={COLORS}
        />
        <Blocks
          title={`W, U and biases in the order ${[...target.blocks].join(', ')}${d ? ', and d by itself' : ''}`}
          gates={gates}
          units={here[0]!.length}
          arrays={arrays}
          across={target.columns}
        />
        <Lines
          title="The state of the first unit over the steps, by our cell and by the convention"
          height={220}
          x={{ label: 'step', domain: [0, STEPS - 1] }}
          y={{ label: 'h₁', domain: aroundZero(unit(here), unit(there)) }}
          series={[
            overSteps('our cell', 'hidden', unit(here)),
            overSteps(target.title.split(',')[0]!, 'output', unit(there), 'dots'),
          ]}
        />
      </div>
    );
  },
  tell: ({ apart }, { convention, convert }) => {
    const { title, blocks, reset, sign }: Convention = gruConventions[convention];
    const how = convert ? 'converted' : 'copied without conversion';
    const verdict =
      apart < 1e-6
        ? `no state differs by more than ${inPowers(apart)}: it is the same function`
        : `a state differs by up to ${apart.toFixed(2)}: it is another function`;
    const early = `, for its reset comes before the product${convert ? ' and no conversion undoes that' : ''}`;
    const why = reset === 'before' ? early : '';
    const weighs = sign === 'new' ? 'the candidate' : 'the old state';
    const order = `${title} has the blocks in the order ${[...blocks].join(', ')}, and z weighs ${weighs}`;
    return `${order}. With the weights ${how}, over ${STEPS} steps ${verdict}${apart < 1e-6 ? '' : why}.`;
  },
});
