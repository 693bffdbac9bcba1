/** A line chart with its labels at the lines' ends: measured lines solid, theory dashed, single seeds faint. */

import { counted } from '../units.ts';
import { at, scaleOf, shown } from './scale.ts';

/**
 * One line. `faint` lines carry no label; `theory` lines are dashed; `dots` are points; of a `spread` every two points are
 * the ends of an upright line.
 */
export interface Series {
  label?: string;
  points: [x: number, y: number][];
  quantity?: string;
  kind?: 'line' | 'theory' | 'faint' | 'dots' | 'steps' | 'spread';
}
/** An axis: what it shows, between which ends, and whether it is logarithmic (it then says so). */
export interface Axis {
  label: string;
  domain: [number, number];
  log?: boolean;
  ticks?: number /** Values to mark instead of round ones. */;
  marks?: number[];
}

const WIDTH = 640;
const MARGIN = { left: 64, right: 140, top: 26, bottom: 52 };
/** Least distance between two labels at the right edge. */
const GAP = 20;

/** Moves labels apart, from the top down, then back up from the floor. */
function spread(places: number[], floor: number): number[] {
  const order = places.map((_, k) => k).sort((a, b) => places[a]! - places[b]!);
  const free = [...places];
  order.forEach((k, rank) => {
    if (rank > 0) free[k] = Math.max(free[k]!, free[order[rank - 1]!]! + GAP);
  });
  [...order].reverse().forEach((k, rank) => {
    free[k] = Math.min(free[k]!, rank === 0 ? floor : free[[...order].reverse()[rank - 1]!]! - GAP);
  });
  return free;
}

/** `title` tells a screen reader what is drawn. */
export function Lines({
  title,
  x,
  y,
  series,
  height = 300,
  right = MARGIN.right,
}: {
  title: string;
  x: Axis;
  y: Axis;
  series: Series[];
  height?: number;
  right?: number;
}) {
  const sx = scaleOf(x.domain, [MARGIN.left, WIDTH - right], x.log, x.ticks ?? 5);
  const sy = scaleOf(y.domain, [height - MARGIN.bottom, MARGIN.top], y.log, y.ticks ?? 5);
  const xTicks =
    x.marks?.map((value) => ({
      value,
      label: Number.isInteger(value) ? counted(value).replace('-', '−') : shown(value),
    })) ?? sx.ticks;
  const labeled = series.filter(({ label, points }) => label && points.length > 0);
  const ends = spread(
    labeled.map(({ points }) => sy(points.at(-1)![1])),
    height - MARGIN.bottom,
  );
  const path = ({ points, kind }: Series) =>
    points
      .map(
        ([px, py], k) =>
          `${k === 0 || (kind === 'spread' && k % 2 === 0) ? 'M' : kind === 'steps' ? `H${at(sx(px))}V` : 'L'}${kind === 'steps' && k > 0 ? at(sy(py)) : `${at(sx(px))} ${at(sy(py))}`}`,
      )
      .join('');
  return (
    <svg class="chart lines" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={title}>
      <g class="grid">
        {sy.ticks.map(({ value, label }) => (
          <g key={label}>
            <path d={`M${MARGIN.left} ${at(sy(value))}H${WIDTH - right}`} />
            <text x={MARGIN.left - 8} y={at(sy(value))} dy="0.35em" text-anchor="end">
              {label}
            </text>
          </g>
        ))}
        {xTicks.map(({ value, label }) => (
          <text key={label} x={at(sx(value))} y={height - MARGIN.bottom + 22} text-anchor="middle">
            {label}
          </text>
        ))}
      </g>
      <text class="axis" x={MARGIN.left - 56} y={12}>
        {y.label}
        {y.log ? ' (log)' : ''}
      </text>
      <text class="axis" x={WIDTH - right} y={height - 6} text-anchor="end">
        {x.label}
        {x.log ? ' (log)' : ''}
      </text>
      {series.map((line, k) =>
        line.kind === 'dots' ? (
          <g key={k} class={`line dots q-${line.quantity ?? 'plain'}`}>
            {line.points.map(([px, py]) => (
              <circle cx={at(sx(px))} cy={at(sy(py))} r={4} />
            ))}
          </g>
        ) : (
          <path key={k} class={`line ${line.kind ?? 'line'} q-${line.quantity ?? 'plain'}`} d={path(line)} />
        ),
      )}
      {labeled.map(({ label, quantity }, k) => (
        <text
          key={label}
          class={`line-label q-${quantity ?? 'plain'}`}
          x={WIDTH - right + 8}
          y={at(ends[k]!)}
          dy="0.35em"
        >
          {label}
        </text>
      ))}
    </svg>
  );
}

/** A series over the steps 0, 1, 2, … */
export const overSteps = (
  label: string,
  quantity: string,
  values: number[],
  kind: Series['kind'] = 'line',
): Series => ({ label, quantity, kind, points: values.map((value, t) => [t, value]) });

/** What theory says of a cost that grows by a power of x, at each of `xs`: the law through one measured point. */
export const powerLaw = ([at, value]: [number, number], power: number, xs: number[]): [number, number][] =>
  xs.map((x) => [x, value * (x / at) ** power]);

/** The powers of ten around some numbers above zero. */
export const decadesAround = (values: number[]): [number, number] => [
  10 ** Math.floor(Math.log10(Math.min(...values))),
  10 ** Math.ceil(Math.log10(Math.max(...values) * 1.001)),
];

/** A domain that holds `least`, `most` and all these values. */
export const ends = (values: number[], least: number, most: number): [number, number] => [
  Math.min(least, ...values),
  Math.max(most, ...values),
];

/** A domain around zero that holds all these values, and a little more. */
export const aroundZero = (...values: number[][]): [number, number] => {
  const size = Math.max(0.2, ...values.flat().map(Math.abs)) * 1.05;
  return [-size, size];
};

type Points = Series['points'];

/** What ran with several seeds: a faint line for each, and one through their middle, which carries the label. */
export const overSeeds = (
  line: Omit<Series, 'points'>,
  seeds: Points[],
  middle: (seeds: Points[]) => Points,
): Series[] => [
  ...(seeds.length > 1 ? seeds.map((points): Series => ({ ...line, label: undefined, points, kind: 'faint' })) : []),
  ...(seeds.length > 0 ? [{ ...line, points: middle(seeds) }] : []),
];

/** Theory that stays the same over a domain. */
export const levelLines = (levels: Record<string, number>, [from, to]: [number, number]): Series[] =>
  Object.entries(levels).map(([label, level]) => ({
    label,
    kind: 'theory',
    points: [
      [from, level],
      [to, level],
    ],
  }));

/** A measured line: its points, and upright through each the least and the most that was measured. */
export const measuredLines = (quantity: string, points: Points, spread: [least: number, most: number][]): Series[] => [
  { quantity, points },
  { quantity, kind: 'dots', points },
  {
    quantity,
    kind: 'spread',
    points: spread.flatMap((ends, k) => ends.map((value): [number, number] => [points[k]![0], value])),
  },
];
