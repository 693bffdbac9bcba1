/** Gradients of the sigmoid and of tanh at any finite input. */
import { record } from 'fast-check';
import { grad, sigmoid, sum, tanh, tensor1d } from '../engine/tfjs.ts';
import { numbers, scalar } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ x: numbers() }),
  holds({ x }, altered) {
    const at = tensor1d([x]);
    const gradient = scalar(grad((one) => sum(sigmoid(one)))(at));
    const steep = scalar(grad((one) => sum(tanh(one)))(at));
    return gradient >= 0 && gradient <= (altered ? 0.2 : 0.25) && steep >= 0 && steep <= 1;
  },
  breaks: 'a bound of a fifth',
  runs: 300,
});
