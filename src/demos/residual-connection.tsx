/** Layers of attention on top of each other, with and without a way around: do positions stay apart? */
import { Lines } from '../charts/lines.tsx';
import { overSteps } from '../charts/series.ts';
import { defineDemo, range, toggle } from '../define.ts';
import { spreadByDepth } from '../training/alike.ts';

export default defineDemo({
  title: 'Stack layers, with and without a way around',
  dare: 'Add layers. How much of the vectors still tells positions apart?',
  untrained: 'the inputs and the weights of every layer are random.',
  controls: {
    layers: range('Layers', 1, 16, 8),
    around: toggle('a way around each layer', true),
  },
  *run({ layers, around }, random): Generator<{ spreads: number[] }> {
    yield { spreads: spreadByDepth(layers, around, random) };
  },
  view: ({ spreads }, { around }) => (
    <Lines
      title={`What tells positions apart, as a share of their vectors, after each of ${spreads.length - 1} layers`}
      x={{ label: 'layers', domain: [0, spreads.length - 1] }}
      y={{ label: 'share that differs between positions', domain: [0, 1] }}
      series={[overSteps(around ? 'with a way around' : 'without', around ? 'cell' : 'error', spreads)]}
    />
  ),
  tell: ({ spreads }, { around }) =>
    `At depth ${spreads.length - 1}, ${around ? 'with' : 'without'} a way around each layer, ` +
    `${(100 * spreads.at(-1)!).toFixed(0)} % of the vectors differ between positions; at first it was ` +
    `${(100 * spreads[0]!).toFixed(0)} %.`,
});
