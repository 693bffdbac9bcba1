/** The cross-entropy of equal scores, for any number of classes. */
import { record } from 'fast-check';
import { fill, ones, type Tensor2D, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { numbers, scalar, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { crossEntropy } from '../training/loss.ts';

export default defineSearch({
  cases: record({ classes: sizes(300, 2), score: numbers(1000) }),
  holds({ classes, score }, altered) {
    const scores = fill([1, 1, classes], score) as Tensor3D;
    const y = tensor([classes - 1], [1, 1], 'int32') as Tensor2D;
    const loss = scalar(crossEntropy(scores, { x: scores, y, share: ones([1, 1]) as Tensor2D }));
    return Math.abs(loss - Math.log(altered ? classes - 1 : classes)) < 1e-4;
  },
  breaks: 'a class less',
});
