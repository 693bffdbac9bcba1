/** The gradient of the cross-entropy by automatic differentiation, and probability minus target. */
import { record } from 'fast-check';
import { cast, grad, logSoftmax, mul, neg, oneHot, softmax, sub, sum, type Tensor, tensor } from '../engine/tfjs.ts';
import { agree, asTensor, numbers, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ logits: sequences(sizes(1, 1), sizes(300, 2), numbers(30)), which: sizes(300, 0) }),
  holds({ logits, which }, altered) {
    const z = asTensor(logits);
    const right = cast(oneHot(tensor([[which % logits.D]], [1, 1], 'int32'), logits.D), 'float32');
    const gradient = grad((scores: Tensor) => neg(sum(mul(logSoftmax(scores), right))))(z);
    return agree(gradient, altered ? softmax(z) : sub(softmax(z), right), 2e-5);
  },
  breaks: 'the probability alone',
});
