/** A leaky bucket: one number, one gate that says what share of it stays, and the half-life that follows. */
import { Lines } from '../charts/lines.tsx';
import { shown } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { bucketLevels } from '../training/leaky-bucket.ts';
import { amount } from '../units.ts';

const STEPS = 60;

/** The level after 0, 1, … steps. */
interface Frame {
  levels: number[];
}

const sigmoid = (drive: number) => 1 / (1 + Math.exp(-drive));

export default defineDemo({
  title: 'Drag a gate; see how long the bucket holds',
  dare: 'Drag what drives the gate from −6 to 6, and watch the half-life. Then tie what comes in to what leaks out.',
  byHand: 'one unit of an LSTM, whose gates you set.',
  seedless: 'nothing here is drawn by chance.',
  controls: {
    drive: range('What drives the gate', -6, 6, 2, { step: 0.25 }),
    rain: range('Rain in the first', 1, 40, 12, { unit: 'steps' }),
    inflow: choice('Comes in', { all: 'all the rain', rest: 'only the share that leaks' }, 'all'),
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
  view: ({ levels }, { drive, rain }) => {
    const curve = Array.from({ length: 49 }, (_, k): [number, number] => [-6 + k / 4, sigmoid(-6 + k / 4)]);
    return (
      <div>
        <Lines
          title="The gate σ against what drives it, and where it stands"
          height={190}
          x={{ label: 'what drives the gate', domain: [-6, 6], marks: [-6, -4, -2, 0, 2, 4, 6] }}
          y={{ label: 'share that stays', domain: [0, 1], ticks: 4 }}
          series={[
            { label: 'σ', quantity: 'forget', points: curve },
            { kind: 'dots', quantity: 'forget', points: [[drive, sigmoid(drive)]] },
          ]}
        />
        <Lines
          title={`The level of the bucket over ${STEPS} steps, with rain in the first ${rain}`}
          height={260}
          x={{ label: 'steps', domain: [0, STEPS] }}
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
    const full = levels[rain]!;
    const share = shown(sigmoid(drive), 3);
    return (
      `Driven by ${shown(drive)}, the gate lets the share ${share} stay, which halves the level in ` +
      `${shown(half, half < 10 ? 2 : 0)} steps; after ${amount(rain, 'step')} of rain it stands at ${shown(full)}, ` +
      `at the end at ${shown(levels.at(-1)!, 3)}.`
    );
  },
});
