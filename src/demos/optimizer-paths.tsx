/** Five optimizers walk through the same loss over two weights, from the same start, at the same learning rate. */
import { LandscapeMap } from '../charts/landscape.tsx';
import { Lines } from '../charts/lines.tsx';
import { shown } from '../charts/scale.ts';
import { overSteps } from '../charts/series.ts';
import { choice, defineDemo, range, several, timeline, toggle } from '../define.ts';
import { descend } from '../training/descend.ts';
import { bend, lossAlong, type Point, SPAN, valley } from '../training/landscape.ts';
import { OPTIMIZERS, type OptimizerName } from '../training/optimizer-names.ts';

const [COUNT, STEP, NARROW] = [120, 0.1, 20];
const LOSSES: [least: number, most: number] = [1e-4, 10];
const LANDSCAPES = { valley: 'straight valley', bend: 'bent valley' };
const onOf = (name: keyof typeof LANDSCAPES, turn: number) => (name === 'valley' ? valley(NARROW, turn) : bend);

type Frame = { paths: { name: OptimizerName; points: Point[] }[] };

/** How far a path went in its first step. */
const firstStep = ([[ax, ay] = [0, 0], [bx, by] = [0, 0]]: Point[]) => Math.hypot(bx - ax, by - ay);

export default defineDemo({
  title: 'Five optimizers, one start',
  dare: 'Press play: each finds its own way down. Then try the turned valley: for Adam alone it is another problem.',
  calculated: 'two weights and a loss that is written down',
  seedless: 'the gradients are exact and you choose the start, so nothing is drawn by chance',
  controls: {
    step: timeline('Training step', COUNT, 40),
    land: choice('Loss', LANDSCAPES, 'valley'),
    turn: range('Turn the valley', 0, 45, 0, { step: 5, unit: '°', when: ['land', 'valley'] }),
    rate: range('Learning rate', 0.02, 0.6, 0.1, { step: 0.02 }),
    names: several('Optimizers', OPTIMIZERS, ['sgd', 'momentum', 'adam', 'muon'], { least: 1, most: 5, rare: true }),
    correct: toggle('Bias correction in Adam', true, { rare: true }),
    clip: toggle('Clip gradients at 1', false, { rare: true }),
    x: range('Start: weight 1', -SPAN, SPAN, -1.5, { step: STEP, rare: true }),
    y: range('Start: weight 2', -SPAN, SPAN, 0.8, { step: STEP, rare: true }),
  },
  tries: [
    { label: 'along a weight', settings: {} },
    {
      label: 'turned, with its start',
      settings: { turn: 45, x: -1.6, y: -0.5 },
      says: 'The same valley seen from another side: only Adam, which rescales each weight by itself, goes another way.',
    },
    { label: 'no bias correction', settings: { correct: false, step: 4 } },
    { label: 'around a bend', settings: { land: 'bend', x: -1.5, y: 1.6, rate: 0.04, step: 120 } },
  ],
  *run({ land, turn, rate, names, correct, clip, x, y }): Generator<Frame> {
    const settings = { learningRate: rate, biasCorrection: correct, ...(clip ? { clip: 1 } : {}) };
    const paths = names.split(',').map((each) => {
      const name = each as OptimizerName;
      return { name, points: descend(onOf(land, turn), [x, y], COUNT, { name, ...settings }) };
    });
    yield { paths };
  },
  last: () => COUNT,
  view: ({ paths }, { land, turn, step, x, y }, set) => {
    const on = onOf(land, turn);
    const sofar = paths.map(({ name, points }) => ({ name, points: points.slice(0, step + 1) }));
    return (
      <div class="beside">
        <LandscapeMap
          title={`A loss over two weights (${LANDSCAPES[land]}), and the paths of the optimizers up to step ${step}`}
          lossAt={(...at) => on.loss(at)}
          span={SPAN}
          lowest={on.lowest}
          paths={sofar.map(({ name, points }) => ({ label: OPTIMIZERS[name], quantity: name, points }))}
          start={{ x, y }}
          step={STEP}
          onMove={set}
        />
        <Lines
          title="Loss after each training step, on a logarithmic axis"
          height={150}
          x={{ label: 'training step', domain: [0, COUNT] }}
          y={{ label: 'loss', domain: LOSSES, log: true, ticks: 4 }}
          series={sofar.map(({ name, points }) => overSteps(OPTIMIZERS[name], name, lossAlong(on, points, LOSSES)))}
        />
      </div>
    );
  },
  tell: ({ paths }, { land, turn, step, rate, x, y }) => {
    const on = onOf(land, turn);
    const now = paths
      .map(({ name, points }) => ({
        title: OPTIMIZERS[name],
        loss: on.loss(points.at(step) ?? points.at(-1) ?? [0, 0]),
        first: firstStep(points),
      }))
      .sort((a, b) => a.loss - b.loss);
    const place = land === 'valley' ? `In the valley, turned by ${turn}°,` : 'In the bent valley,';
    const losses = now.map(({ title, loss }) => `${title} ${shown(loss, 3)}`).join(', ');
    const firsts = now.map(({ title, first }) => `${title} ${shown(first)}`).join(', ');
    return `${place} from (${shown(x)}, ${shown(y)}) at a learning rate of ${rate}, the loss after ${step} training steps is, from low to high: ${losses}. The first step alone moved the weights by: ${firsts}.`;
  },
});
