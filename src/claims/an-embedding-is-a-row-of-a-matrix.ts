/** Claim: looking up a token’s vector and multiplying its one-hot code by the matrix are the same. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, cast, gather, max, oneHot, sub, type Tensor2D, tensor1d, transpose } from '../engine/tfjs.ts';
import { times, uniform } from '../models/parts/linear.ts';
import { Random } from '../random.ts';

const [VOCABULARY, WIDTH, TOKENS] = [200, 24, [7, 0, 199, 42, 7]];

export default defineClaim({
  cites: [],
  domain: 'any table of finite float32 numbers with two rows or more',
  measure: async (shift: number = 0) =>
    scope(() => {
      const table = uniform(new Random(8, 'table'), [VOCABULARY, WIDTH], 1);
      const tokens = tensor1d(TOKENS, 'int32');
      const codes = cast(
        oneHot(
          tensor1d(
            TOKENS.map((token) => (token + shift) % VOCABULARY),
            'int32',
          ),
          VOCABULARY,
        ),
        'float32',
      ) as Tensor2D;
      const product = times(transpose(table), codes);
      return {
        apart: max(abs(sub(product, gather(table, tokens)))).dataSync()[0]!,
        sums: VOCABULARY * WIDTH,
        looked: WIDTH,
      };
    }),
  holds: ({ apart }) => apart === 0,
  says: ({ apart, sums, looked }) =>
    `In a table of ${VOCABULARY} tokens with ${WIDTH} numbers each, multiplying by a one-hot code takes ${sums} multiplications for each token, and looking the row up reads ${looked} numbers; the results differ by ${apart}.`,
  breaks: { by: 'the codes of the tokens after these', alteration: 1 },
});
