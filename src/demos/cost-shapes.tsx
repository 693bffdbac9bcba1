/** What length costs: a training step, a token, the state, of networks measured in the reader's tab, beside theory. */
import { LengthTable } from '../charts/length-table.tsx';
import { Lines } from '../charts/lines.tsx';
import { decadesAround, measuredLines, powerLaw, type Series } from '../charts/series.ts';
import { choice, defineDemo } from '../define.ts';
import { measureCosts } from '../training/cost.ts';
import { LENGTHS, linesWith, type MeasuredLine, measurementsOf } from '../training/cost-curve.ts';
import { costsTold, warning, whyQuicker } from '../training/cost-told.ts';
import { counted, duration, memorySize } from '../units.ts';

const SHAPES = ['constant', '∝ T', '∝ T²'];
const SHOWN = {
  train: { axis: 'milliseconds per training step', what: 'A training step', at: 'steps', format: duration },
  token: { axis: 'milliseconds per token', what: 'The next token', at: 'tokens', format: duration },
  state: { axis: 'bytes', what: 'What is kept for the next token', at: 'tokens', format: memorySize },
};

/** Attention without its cache is not another model, and has a color of its own. */
const colorOf = (name: string) => (name === 'uncached' ? 'output' : name);

/** A measured line and, dashed, what theory says of it. */
function series({ name, title, curve: { points, spread = [], theory, stopped } }: MeasuredLine): Series[] {
  const [quantity, last] = [colorOf(name), points.at(-1)!];
  return [
    { quantity, kind: 'theory', label: `${title} ${SHAPES[theory]}`, points: powerLaw(last, theory, LENGTHS) },
    ...measuredLines(quantity, points, spread),
    ...(stopped ? [{ quantity, label: `stopped at ${counted(last[0])}`, points: [last] }] : []),
  ];
}

export default defineDemo({
  title: 'Measure what length costs, in this tab',
  dare: 'Double the length: does it cost the same, twice as much, or four times? Measure it on your own machine.',
  start: 'Measure',
  timed: true,
  progress: { doing: 'Measuring', unit: 'measurement', at: measurementsOf },
  untrained: 'times and sizes do not depend on what was learned.',
  controls: {
    show: choice('Show', { train: 'training step', token: 'next token', state: 'state' }, 'train', { scrub: true }),
    width: choice('Width', { 32: '32 units', 64: '64', 128: '128' }, '64'),
  },
  tries: [
    { label: 'a training step', settings: {} },
    { label: 'the next token', settings: { show: 'token' } },
    {
      label: 'what is kept',
      settings: { show: 'state' },
      says: 'A recurrent state stays as it is; a cache grows with every token.',
    },
  ],
  *run({ width, seed }, _, now) {
    yield* measureCosts(Number(width), seed, now);
  },
  view: (frame, { show }) => {
    const { axis, what, at, format } = SHOWN[show];
    const lines = linesWith(frame, show);
    const values = lines
      .flatMap((line) => series(line).flatMap(({ points }) => points.map(([, value]) => value)))
      .filter((value) => value > 0);
    // A row for what has no number yet, too: the table has its height from the start.
    const rows = frame.lines.flatMap(({ name, title, curves }) => {
      const points = curves[show]?.points;
      return points
        ? [{ label: title, quantity: colorOf(name), values: points.map(([, value]) => format(value)) }]
        : [];
    });
    return (
      <div class="costs">
        <Lines
          title={`${what} against length, both axes logarithmic; the numbers are in the table below`}
          height={230}
          x={{ label: `length T in ${at}`, domain: [LENGTHS[0]!, LENGTHS.at(-1)!], log: true, marks: LENGTHS }}
          y={{ label: axis, domain: values.length ? decadesAround(values) : [1, 1000], log: true }}
          series={lines.flatMap(series)}
        />
        <LengthTable
          title={`${frame.width} units, one sequence. Dashed: theory through a line’s last point.`}
          now={frame.next && `Measuring ${frame.next} …`}
          lengths={LENGTHS}
          rows={rows}
        />
      </div>
    );
  },
  tell: (frame, { show }) => {
    const { what, format } = SHOWN[show];
    const lines = linesWith(frame, show);
    return `${what} takes: ${costsTold(lines, format)}.${show === 'state' ? '' : `${warning(lines)} ${whyQuicker(frame)}`}`;
  },
});
