/** Layers of attention on top of each other, with and without a skip connection: do positions stay apart? */
import { Lines } from '../charts/lines.tsx';
import { percent } from '../charts/scale.ts';
import { overSteps } from '../charts/series.ts';
import { defineDemo, range, toggle } from '../define.ts';
import { Random } from '../random.ts';
import { spreadByDepth } from '../training/alike.ts';

/** By depth, how much of the vectors differs between positions: in the stack with skip connections, and without. */
type Frame = Record<'skip' | 'plain', number[]>;

export default defineDemo({
  title: 'Stack layers, with and without a skip connection',
  dare: 'Stack 16 layers: without skip connections, every position ends up with the same vector.',
  untrained: 'the inputs and the weights of every layer are random.',
  controls: {
    layers: range('Layers', 1, 16, 8),
    around: toggle('follow the stack with skip connections', false),
  },
  tries: [
    { label: '2 layers', settings: { layers: 2 }, says: 'The difference shows from the first layers on.' },
    { label: '8 layers', settings: { layers: 8 } },
    { label: '16 layers', settings: { layers: 16 }, says: 'Deep stacks need the skip connection.' },
  ],
  *run({ layers, seed }): Generator<Frame> {
    const spread = (skips: boolean) => spreadByDepth(layers, skips, new Random(seed, 'residual-connection'));
    yield { skip: spread(true), plain: spread(false) };
  },
  view: ({ skip, plain }, { around }) => {
    const followed = (around ? skip : plain).at(-1) ?? 0;
    return (
      <Lines
        title={`How much of the vectors differs between positions, after each of ${skip.length - 1} layers, in two stacks`}
        x={{ label: 'layers', domain: [0, skip.length - 1] }}
        y={{ label: 'part of the vectors that differs between positions', domain: [0, 1] }}
        series={[
          overSteps('with skip connections', 'cell', skip),
          overSteps('without', 'error', plain),
          { kind: 'now', quantity: around ? 'cell' : 'error', points: [[skip.length - 1, followed]] },
        ]}
      />
    );
  },
  tell: ({ skip, plain }, { around }) => {
    const layers = skip.length - 1;
    const [kept, lost] = [skip, plain].map((spread) => percent(spread.at(-1) ?? 0)) as [string, string];
    const after = `After ${layers} ${layers === 1 ? 'layer' : 'layers'}`;
    return around
      ? `${after} with skip connections, ${kept} of the vectors still differs between positions: each layer adds to its ` +
          `input instead of replacing it. Without skip connections it is ${lost}.`
      : `${after} without skip connections, only ${lost} of the vectors differs between positions: attention averages, and ` +
          `repeated averages make all positions alike, so the next layer cannot tell them apart. With skip connections it is ${kept}.`;
  },
});
