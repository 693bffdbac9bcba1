/** Rows of tables of any size, looked up and multiplied by a one-hot code. */
import { integer, record } from 'fast-check';
import { cast, gather, oneHot, squeeze, type Tensor2D, tensor1d, transpose } from '../engine/tfjs.ts';
import { times } from '../models/parts/linear.ts';
import { agree, asTensor, numbers, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ table: sequences(sizes(30, 2), sizes(8), numbers()), token: integer({ min: 0, max: 1000 }) }),
  holds({ table: rows, token }, altered) {
    const table = squeeze(asTensor(rows), [0]) as Tensor2D;
    const at = (shift: number) => tensor1d([(token + shift) % rows.T], 'int32');
    const code = cast(oneHot(at(altered ? 1 : 0), rows.T), 'float32') as Tensor2D;
    return agree(times(transpose(table), code), gather(table, at(0)), 0);
  },
  breaks: 'the code of the token after it',
});
