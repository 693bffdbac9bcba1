/** The cases that searches draw: numbers with the edges of float32 and float16 among them, sizes, and sequences of them. */
import { type Arbitrary, array, constantFrom, float, integer, oneof, record, tuple } from 'fast-check';
import { mul, sub, type Tensor, type Tensor2D, type Tensor3D, tensor } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import { Random } from '../random.ts';

/** Where float32 changes: zeros, the ends of the subnormal numbers, neighbors of 1, the last odd number, the largest. */
const FLOAT32 = [
  0,
  -0,
  2 ** -149,
  2 ** -126,
  1 - 2 ** -24,
  1,
  1 + 2 ** -23,
  2 ** 24 - 1,
  2 ** 24,
  (2 - 2 ** -23) * 2 ** 127,
];
/** The same of float16, and numbers that it rounds: 0.1 and 0.0005. */
const FLOAT16 = [
  2 ** -24,
  2 ** -14,
  1 - 2 ** -11,
  1 + 2 ** -10,
  2047,
  2048,
  65_504,
  0.0999755859375,
  0.0005002021789550781,
];

/** Largest finite number of float32. */
const LARGEST = (2 - 2 ** -23) * 2 ** 127;

/** float32 numbers from −limit to limit: edges, any exponent, those of float16, and ordinary ones from −3 to 3. */
export function numbers(limit = LARGEST): Arbitrary<number> {
  const bound = Math.fround(limit);
  const edges = [...FLOAT32, ...FLOAT16, bound].flatMap((edge) => [edge, -edge]);
  return oneof(
    integer({ min: -3000, max: 3000 }).map((thousandths) => Math.fround(thousandths / 1000)),
    constantFrom(...edges.filter((edge) => Math.abs(edge) <= bound)),
    float({ min: -bound, max: bound, noNaN: true }),
    tuple(integer({ min: -2047, max: 2047 }), integer({ min: -24, max: 5 })).map(([m, e]) => m * 2 ** e),
  ).filter((value) => Math.abs(value) <= bound);
}

/** Whole numbers from 1, which is drawn often. */
export const sizes = (most: number, least = 1): Arbitrary<number> => integer({ min: least, max: most });

/** Seeds of weights or noise. */
export const seeds: Arbitrary<number> = integer({ min: 0, max: 0x7fffffff });

/** A sequence of T vectors of D numbers. */
export interface Sequence {
  T: number;
  D: number;
  x: number[];
}

/** Sequences of up to T vectors of D numbers, or of exactly that many where T or D is a list of the sizes there may be. */
export const sequences = (
  T: Arbitrary<number>,
  D: Arbitrary<number>,
  entries: Arbitrary<number>,
): Arbitrary<Sequence> =>
  tuple(T, D).chain(([steps, width]) =>
    array(entries, { minLength: steps * width, maxLength: steps * width }).map((x) => ({ T: steps, D: width, x })),
  );

/** A sequence as a tensor [1,T,D]. */
export const asTensor = ({ T, D, x }: Sequence): Tensor3D => tensor(x, [1, T, D]) as Tensor3D;

/** Weights of a cell or layer: fresh ones of a seed, each multiplied by the same number. */
export interface Drawn {
  seed: number;
  times: number;
}

export const drawn = (most = 30): Arbitrary<Drawn> =>
  record({ seed: seeds, times: oneof(constantFrom(1, 0, -1), integer({ min: -most, max: most })) });

/** The weights that a case draws. */
export const weightsOf = <W extends Tensors>(
  cell: { weights(sizes: { D: number; H: number; N?: number }, random: Random): W },
  of: { D: number; H: number; N?: number },
  { seed, times }: Drawn,
): W =>
  Object.fromEntries(
    Object.entries(cell.weights(of, new Random(seed))).map(([name, value]) => [name, mul(value, times)]),
  ) as W;

/** A matrix of normal numbers from a seed. */
export function normal(seed: number, rows: number, columns: number): Tensor2D {
  const random = new Random(seed);
  return tensor(
    Array.from({ length: rows * columns }, () => random.normal()),
    [rows, columns],
  ) as Tensor2D;
}

/** The numbers below `count`, in the order of their keys: any order, from keys of no meaning. */
export const orderBy = (keys: number[], count: number): number[] =>
  Array.from({ length: count }, (_, k) => k).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));

/** The number of a tensor that has one. */
export function scalar(one: Tensor): number {
  const [value, ...others] = one.dataSync();
  if (value === undefined || others.length) throw new Error(`A tensor of shape [${one.shape}] is not one number.`);
  return value;
}

/** The largest number of a tensor, in size; NaN where one is NaN, which the operation of tfjs would pass over. */
export const largest = (values: Tensor): number =>
  [...values.dataSync()].reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Whether two tensors agree to within `share` of their largest number, or of 1 where that is smaller: up to rounding. */
export const agree = (one: Tensor, other: Tensor, share = 1e-5): boolean =>
  largest(sub(one, other)) <= share * Math.max(1, largest(one));
