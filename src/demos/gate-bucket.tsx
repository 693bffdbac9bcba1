/** A leaky bucket: one number, one gate that says what share of it stays, and the half-life that follows. */
import { Lines } from '../charts/lines.tsx';
import { percent, shown } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { bucketLevels } from '../training/leaky-bucket.ts';
import { amount } from '../units.ts';

const [STEPS, STEP] = [60, 0.25];

/** The level after 0, 1, … steps. */
interface Frame {
  levels: number[];
}

const sigmoid = (drive: number) => 1 / (1 + Math.exp(-drive));

export default defineDemo({
  title: 'Drag a gate and see how long the bucket holds',
  dare: 'Drag the point up the sigmoid and watch how long the water stays.',
  byHand: 'one unit of an LSTM, whose gates you set.',
  seedless: 'nothing here is drawn by chance.',
  controls: {
    drive: range('Input of the gate', -6, 6, 2, { step: STEP }),
    rain: range('Rain during the first', 1, 40, 12, { unit: 'steps' }),
    inflow: choice('What comes in', { all: 'all the rain', rest: 'only as much as leaks out' }, 'all'),
  },
  tries: [
    { label: 'a gate half open', settings: { drive: 0 } },
    { label: 'nearly closed', settings: { drive: 4 } },
    {
      label: 'never quite closed',
      settings: { drive: 6 },
      says: 'However hard it is driven, a sigmoid never reaches 1.',
    },
    { label: 'in as much as out', settings: { drive: 2, inflow: 'rest' } },
  ],
  *run({ drive, rain, inflow }): Generator<Frame> {
    yield { levels: [0, ...bucketLevels(drive, rain, inflow === 'rest', STEPS)] };
  },
  view: ({ levels }, { drive, rain }, set) => {
    const curve = Array.from({ length: 49 }, (_, k): [number, number] => [-6 + k / 4, sigmoid(-6 + k / 4)]);
    return (
      <div>
        <Lines
          title="The gate σ against its input, and where it stands"
          height={160}
          x={{ label: 'input of the gate', domain: [-6, 6], marks: [-6, -4, -2, 0, 2, 4, 6] }}
          y={{ label: 'gate: the part that stays at each time step', domain: [0, 1], ticks: 4 }}
          series={[{ label: 'σ', quantity: 'forget', points: curve }]}
          extraKey={[{ mark: 'handle', text: 'the gate: drag it, or use the arrow keys', quantity: 'forget' }]}
          handle={{
            label: 'Input of the gate',
            at: [drive, sigmoid(drive)],
            quantity: 'forget',
            range: { min: -6, max: 6, step: STEP },
            onMove: (moved) => set((now) => ({ drive: moved(now.drive) })),
          }}
        />
        <Lines
          title={`The level of the bucket over ${STEPS} time steps, with rain in the first ${rain}`}
          height={200}
          x={{ label: 'time step', domain: [0, STEPS] }}
          y={{ label: 'level', domain: [0, Math.max(1, ...levels) * 1.05] }}
          series={[
            {
              label: 'rain',
              quantity: 'input',
              kind: 'steps',
              points: [
                [0, 1],
                [rain, 0],
                [STEPS, 0],
              ],
            },
            { label: 'level', quantity: 'cell', points: levels.map((level, t) => [t, level]) },
          ]}
        />
      </div>
    );
  },
  tell: ({ levels }, { drive, rain }) => {
    const half = Math.LN2 / Math.log1p(Math.exp(-drive));
    return (
      `With an input of ${shown(drive)}, the gate lets ${percent(sigmoid(drive), 1)} of the level stay at each time step, so the level ` +
      `halves in ${shown(half, half < 10 ? 2 : 0)} steps. After ${amount(rain, 'step')} of rain it stands at ${shown(levels[rain] ?? 0)}, after ` +
      `${STEPS} at ${shown(levels.at(-1) ?? 0, 3)}: how long a memory lasts depends on how close its gate is to 1.`
    );
  },
});
