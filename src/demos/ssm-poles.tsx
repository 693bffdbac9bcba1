/** A diagonal state space model with two poles to move: impulse response, and the output computed in two ways. */
import { discretize, kernel, s4d, s4dCell, type S4dWeights } from '../cells/s4d.ts';
import { unroll } from '../cells/unroll.ts';
import { Lines } from '../charts/lines.tsx';
import { PolePlane, type Pole } from '../charts/pole-plane.tsx';
import { choice, defineDemo, range } from '../define.ts';
import { tensor, type Tensor1D, type Tensor2D, type Tensor3D } from '../engine/tfjs.ts';
import { scope } from '../engine/scope.ts';
import type { Random } from '../random.ts';

const [T, LARGEST] = [60, 0.995];

interface Frame { input: number[]; impulse: number[]; recurrent: number[]; convolution: number[]; kept: number[] }

/** S4D weights of one channel whose steps multiply its states by these poles; each pole's response starts at 1. */
function weightsOf(poles: Pole[]): S4dWeights {
  const vector = (values: number[]) => tensor(values, [1, poles.length]) as Tensor2D;
  const poled = {
    logDecay: vector(poles.map(({ radius }) => Math.log(-Math.log(radius)))), frequency: vector(poles.map(({ angle }) => angle)),
    D: tensor([0]) as Tensor1D, logStep: tensor([0]) as Tensor1D,
  };
  const { Bbar } = discretize({ ...poled, Cre: vector(poles.map(() => 1)), Cim: vector(poles.map(() => 0)) });
  const [re, im] = [[...Bbar.re.dataSync()], [...Bbar.im.dataSync()]];
  const size = re.map((value, k) => 2 * poles.length * (value ** 2 + im[k]! ** 2));
  return { ...poled, Cre: vector(re.map((value, k) => value / size[k]!)), Cim: vector(im.map((value, k) => -value / size[k]!)) };
}

const inputs = {
  impulse: (t: number) => Number(t === 0),
  step: (t: number) => Number(t >= 5 && t < 30),
  noise: (_: number, random: Random) => random.normal() / 2,
};

export default defineDemo({
  title: 'Move the poles',
  hint: 'Drag a pole, or focus it and use the arrow keys: distance from the center is memory, angle is pitch.',
  controls: {
    radius1: range('Pole 1: radius', 0.3, LARGEST, 0.95, { step: 0.005 }),
    angle1: range('angle', 0, 180, 20, { unit: '°' }),
    radius2: range('Pole 2: radius', 0.3, LARGEST, 0.8, { step: 0.005 }),
    angle2: range('angle', 0, 180, 60, { unit: '°' }),
    input: choice('Input', { impulse: 'one impulse', step: 'a pulse', noise: 'noise (seed)' }, 'noise'),
  },
  *run({ radius1, angle1, radius2, angle2, input }, random): Generator<Frame> {
    yield scope(() => {
      const weights = weightsOf([{ radius: radius1, angle: (angle1 * Math.PI) / 180 }, { radius: radius2, angle: (angle2 * Math.PI) / 180 }]);
      const values = Array.from({ length: T }, (_, t) => inputs[input](t, random));
      const x = tensor(values, [1, T, 1]) as Tensor3D;
      const numbers = (y: { dataSync(): ArrayLike<number> }) => Array.from(y.dataSync());
      return {
        input: values, impulse: numbers(kernel(weights, T)), convolution: numbers(s4d.apply(weights, x)),
        recurrent: numbers(unroll(s4dCell, weights, x).h), kept: [radius1, radius2],
      };
    });
  },
  view: (frame, { radius1, angle1, radius2, angle2 }, set) => {
    const poles = [{ radius: radius1, angle: (angle1 * Math.PI) / 180 }, { radius: radius2, angle: (angle2 * Math.PI) / 180 }];
    const points = (values: number[]) => values.map((value, t): [number, number] => [t, value]);
    const reach = (values: number[][]) => Math.max(0.2, ...values.flat().map(Math.abs)) * 1.05;
    const [high, tall] = [reach([frame.impulse]), reach([frame.recurrent, frame.input])];
    const move = (index: number, { radius, angle }: Pole) =>
      set({ [`radius${index + 1}`]: Math.min(LARGEST, Math.max(0.3, radius)), [`angle${index + 1}`]: Math.round((Math.min(Math.PI, Math.max(0, angle)) * 180) / Math.PI) });
    return (
      <div class="beside">
        <PolePlane title="Two poles in the complex plane; each has a mirror image" poles={poles} onMove={move} />
        <div>
          <Lines title="Impulse response: what an input of 1 does to each later output" height={170} x={{ label: 'steps after the input', domain: [0, T - 1] }}
            y={{ label: 'impulse response K', domain: [-high, high], ticks: 3 }} series={[{ label: 'K', quantity: 'read', points: points(frame.impulse) }]} />
          <Lines title="Input, and the output by recurrence with that by convolution over it" height={200} x={{ label: 'step', domain: [0, T - 1] }}
            y={{ label: 'input x and output y', domain: [-tall, tall], ticks: 3 }} series={[{ label: 'x', quantity: 'input', kind: 'faint', points: points(frame.input) },
              { label: 'y, recurrence', quantity: 'hidden', points: points(frame.recurrent) }, { label: 'y, convolution', quantity: 'output', kind: 'dots', points: points(frame.convolution) }]} />
        </div>
      </div>
    );
  },
  tell: ({ recurrent, convolution, kept, impulse }, { angle1, angle2 }) => {
    const life = kept.map((radius) => (Math.log(0.5) / Math.log(radius)).toFixed(1));
    const turn = (angle: number) => (angle === 0 ? 'does not turn' : `turns once in ${(360 / angle).toFixed(1)} steps`);
    const gap = Math.max(...recurrent.map((value, t) => Math.abs(value - convolution[t]!)));
    return `Pole 1 halves in ${life[0]} steps and ${turn(angle1)}, pole 2 halves in ${life[1]} and ${turn(angle2)}; after ${T} steps ${Math.abs(impulse.at(-1)!) < 5e-4 ? 'less than 0.0005' : impulse.at(-1)!.toFixed(3)} of an impulse is left. `
      + `Recurrence and convolution differ by at most ${gap.toExponential(0)}.`;
  },
});
