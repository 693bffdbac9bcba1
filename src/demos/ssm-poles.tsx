/** A diagonal state space model with two poles to move: impulse response, and the output computed in two ways. */
import { Lines } from '../charts/lines.tsx';
import { type Pole, PolePlane } from '../charts/pole-plane.tsx';
import { shown } from '../charts/scale.ts';
import { aroundZero, overSteps } from '../charts/series.ts';
import { choice, defineDemo, inPowers, range } from '../define.ts';
import { type PoleResponse, poleResponse } from '../training/pole-response.ts';

const [T, SMALLEST, LARGEST] = [60, 0.3, 0.995];

type Places = Record<'radius1' | 'angle1' | 'radius2' | 'angle2', number>;
const polesOf = ({ radius1, angle1, radius2, angle2 }: Places): Pole[] => [
  { radius: radius1, angle: (angle1 * Math.PI) / 180 },
  { radius: radius2, angle: (angle2 * Math.PI) / 180 },
];
const pace = ({ radius, angle }: Pole) => {
  const turn = angle === 0 ? 'does not oscillate' : `oscillates once in ${((2 * Math.PI) / angle).toFixed(1)} steps`;
  return `halves in ${(Math.log(0.5) / Math.log(radius)).toFixed(1)} steps and ${turn}`;
};

export default defineDemo({
  title: 'Move the poles',
  dare: 'Drag a pole: its distance from the center sets how long the model remembers, its angle how fast it oscillates.',
  controls: {
    radius1: range('Pole 1: radius', SMALLEST, LARGEST, 0.95, { step: 0.005, rare: true }),
    angle1: range('angle', 0, 180, 20, { unit: '°', rare: true }),
    radius2: range('Pole 2: radius', SMALLEST, LARGEST, 0.8, { step: 0.005, rare: true }),
    angle2: range('angle', 0, 180, 60, { unit: '°', rare: true }),
    input: choice('Input', { impulse: 'one impulse', step: 'a pulse', noise: 'noise (seed)' }, 'noise'),
  },
  tries: [
    { label: 'two oscillations', settings: {} },
    {
      label: 'a long memory',
      settings: { radius1: 0.99, angle1: 0, input: 'impulse' },
      says: 'Close to the circle, an impulse fades slowly.',
    },
    {
      label: 'a short one',
      settings: { radius1: 0.4, radius2: 0.4, input: 'impulse' },
      says: 'Near the center, an impulse is gone after a few steps.',
    },
  ],
  *run({ input, seed: _, ...places }, random): Generator<PoleResponse> {
    yield poleResponse(polesOf(places), input, T, random);
  },
  view: ({ input, impulse, recurrent, convolution }, settings, set) => {
    const move = (index: number, moved: (pole: Pole) => Pole) =>
      set((now) => {
        const { radius, angle } = moved(polesOf(now)[index]!);
        const degrees = Math.round((Math.min(Math.PI, Math.max(0, angle)) * 180) / Math.PI);
        const kept = Math.min(LARGEST, Math.max(SMALLEST, radius));
        return { [`radius${index + 1}`]: kept, [`angle${index + 1}`]: degrees };
      });
    const outputs = [
      overSteps('x', 'input', input, 'faint'),
      overSteps('y, recurrence', 'hidden', recurrent),
      overSteps('y, convolution', 'output', convolution, 'dots'),
    ];
    const steps = { label: 'time step', domain: [0, T - 1] as [number, number] };
    const responses = [overSteps('K', 'read', impulse)];
    const response = { label: 'impulse response K', domain: aroundZero(impulse), ticks: 3 };
    const values = { label: 'input x and output y', domain: aroundZero(recurrent, input), ticks: 3 };
    return (
      <div class="beside">
        <PolePlane title="Two poles, each with its mirror image" poles={polesOf(settings)} onMove={move} />
        <div>
          <Lines
            title="What an input of 1 does to later outputs"
            height={140}
            x={steps}
            y={response}
            series={responses}
          />
          <Lines title="Input, and output computed in two ways" height={160} x={steps} y={values} series={outputs} />
        </div>
      </div>
    );
  },
  tell: ({ gap, impulse }, settings) => {
    const [one, two] = polesOf(settings).map(pace);
    const left = Math.abs(impulse.at(-1)!) < 5e-4 ? 'less than 0.0005' : shown(impulse.at(-1)!, 3);
    const views = gap < 1e-12 ? 'are equal' : `differ by at most ${inPowers(gap)}`;
    return (
      `Pole 1 ${one}; pole 2 ${two}. After ${T} time steps ${left} of an impulse is left. The recurrence, which runs step by step, and the ` +
      `convolution, which can run all at once, ${views}: they are two ways to compute the same output.`
    );
  },
});
