/** The lines of a chart as data: measured lines, theory, seeds, points, and the axes they are drawn over. */

/**
 * One line. `faint` lines carry no label; `theory` lines are dashed; `dots` are points, `now` is a filled one; of a `spread`
 * every two points are the ends of an upright line. An `interval` is the area inside its points.
 */
export interface Series {
  label?: string;
  points: [x: number, y: number][];
  quantity?: string;
  kind?: 'line' | 'theory' | 'faint' | 'dots' | 'steps' | 'spread' | 'interval' | 'now';
}
/** An axis: what it shows, between which ends, and whether it is logarithmic (it then says so). */
export interface Axis {
  label: string;
  domain: [number, number];
  log?: boolean;
  ticks?: number;
  /** Values to mark instead of round ones. */
  marks?: number[];
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

/** All values of some lines along one axis. */
export const valuesAlong = (axis: 'x' | 'y', series: Series[]): number[] =>
  series.flatMap(({ points }) => points.map(([x, y]) => (axis === 'x' ? x : y)));

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
