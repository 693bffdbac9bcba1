/** The factor of one long step of a state space model, and of two short ones. */
import { record } from 'fast-check';
import { add, type Tensor1D } from '../engine/tfjs.ts';
import { product } from '../models/parts/complex.ts';
import { discretize, s4d } from '../models/s4d/cell.ts';
import { Random } from '../random.ts';
import { agree, numbers, seeds, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ H: sizes(8), N: sizes(16), seed: seeds, longer: numbers(3) }),
  holds({ H, N, seed, longer }, altered) {
    const weights = s4d.weights({ D: H, H, N }, new Random(seed));
    const at = (by: number) => discretize({ ...weights, logStep: add(weights.logStep, by) as Tensor1D }).Abar;
    const [short, long] = [at(longer), at(longer + Math.log(altered ? 1.9 : 2))];
    const twice = product(short, short);
    return agree(twice.re, long.re, 1e-4) && agree(twice.im, long.im, 1e-4);
  },
  breaks: 'one step at 1.9 Δ',
});
