/** The Jacobian of several steps of tanh RNNs of any size, and the product of those of single steps. */
import { record } from 'fast-check';
import { grad, matMul, slice, squeeze, stack, sum, type Tensor2D, unstack, zeros } from '../engine/tfjs.ts';
import { rnn } from '../models/rnn/cell.ts';
import { Random } from '../random.ts';
import { agree, asTensor, numbers, seeds, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

/** The Jacobian [H,H] of a function of a state [1,H], a row for each number that comes out. */
const jacobian = (of: (h: Tensor2D) => Tensor2D, at: Tensor2D): Tensor2D =>
  stack(
    Array.from({ length: at.shape[1] }, (_, unit) =>
      squeeze(grad((h) => sum(slice(of(h as Tensor2D), [0, unit], [1, 1])))(at), [0]),
    ),
  ) as Tensor2D;

export default defineSearch({
  cases: record({ H: sizes(5), seed: seeds, input: sequences(sizes(8), sizes(3), numbers(10)) }),
  holds({ H, seed, input }, altered) {
    const weights = rnn().weights({ D: input.D, H }, new Random(seed));
    const inputs = unstack(asTensor(input), 1) as Tensor2D[];
    const step = (h: Tensor2D, t: number) => rnn().step(weights, inputs[t]!, { h }).state.h;
    const states = [zeros([1, H]) as Tensor2D];
    for (let t = 0; t < input.T; t++) states.push(step(states[t]!, t));
    const across = jacobian((h) => inputs.reduce((state, _, t) => step(state, t), h), states[0]!);
    const single = inputs.map((_, t) => jacobian((h) => step(h, t), states[t]!));
    if (altered) single.push(single[0]!);
    return agree(
      across,
      single.reduce((so, next) => matMul(next, so)),
    );
  },
  breaks: 'the Jacobian of the first step counted twice',
  runs: 40,
});
