/** Claim: what rounding cached keys and values in blocks of 32 does to the output of attention. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { norm, sub, tensor3d } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { Random } from '../random.ts';

const [T, WIDTH, BLOCK, SEEDS] = [256, 32, 32, [1, 2, 3, 4, 5]];

/** Every block of 32 as whole multiples of one step, so that its largest number is `levels` steps. */
const rounded = (values: number[], levels: number): number[] =>
  values.map((value, k) => {
    const start = k - (k % BLOCK);
    const step = Math.max(...values.slice(start, start + BLOCK).map(Math.abs)) / levels;
    return step * Math.round(value / step);
  });

/** The error of the output, relative to its size, when keys and values were rounded. */
const error = (levels: number, seed: number): number =>
  scope(() => {
    const random = new Random(seed, 'rounded cache');
    const draw = (count: number) => Array.from({ length: count }, () => random.normal());
    const [q, k, v] = [draw(WIDTH), draw(T * WIDTH), draw(T * WIDTH)];
    const ask = (keys: number[], values: number[]) =>
      attend(tensor3d(q, [1, 1, WIDTH]), tensor3d(keys, [1, T, WIDTH]), tensor3d(values, [1, T, WIDTH])).output;
    const exact = ask(k, v);
    return norm(sub(ask(rounded(k, levels), rounded(v, levels)), exact)).dataSync()[0]! / norm(exact).dataSync()[0]!;
  });
const sorted = (levels: number) => SEEDS.map((seed) => error(levels, seed)).sort((a, b) => a - b);
const percent = (errors: number[]) =>
  `${(100 * errors[2]!).toFixed(1)} % (${(100 * errors[0]!).toFixed(1)} to ${(100 * errors.at(-1)!).toFixed(1)})`;

export default defineClaim({
  cites: ['llamacpp2026blocks'],
  domain: 'normal keys and values, these five draws of one length and width',
  measure: async (levels: number = 127) => ({ eight: sorted(levels), four: sorted(7) }),
  holds: ({ eight, four }) => eight.at(-1)! < 0.03 && four[0]! > 5 * eight.at(-1)!,
  says: ({ eight, four }) =>
    `With keys and values rounded in blocks of ${BLOCK}, the output over ${T} random tokens has an error of ${percent(eight)} at 8 bits and ${percent(four)} at 4 bits, medians and ranges over ${SEEDS.length} draws.`,
  breaks: { by: 'four bits in both', alteration: 7 },
});
