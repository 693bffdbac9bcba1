/** Claim: more heads are not more weights; they are more tables of shares. */
import { attention } from '../cells/attention.ts';
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, sub, tensor, type Tensor3D } from '../engine/tfjs.ts';
import { Random } from '../random.ts';

const [T, WIDTH] = [10, 24];

export default defineClaim({
  cites: ['vaswani2017'],
  measure: async (heads: number = 4) => scope(() => {
    const draw = (count: number) => attention(count).weights({ D: WIDTH, H: WIDTH }, new Random(5, 'heads'));
    const size = (weights: ReturnType<typeof draw>) => Object.values(weights).reduce((sum, { size: more }) => sum + more, 0);
    const random = new Random(6, 'inputs');
    const x = tensor(Array.from({ length: T * WIDTH }, () => random.normal()), [1, T, WIDTH]) as Tensor3D;
    const [one, several] = [1, heads].map((count) => attention(count).apply(draw(count), x));
    return { heads, one: size(draw(1)), several: size(draw(heads)), apart: max(abs(sub(one!, several!))).dataSync()[0]! };
  }),
  holds: ({ one, several, apart }) => one === several && apart > 1e-3,
  says: ({ heads, one, several, apart }) => `Attention ${WIDTH} numbers wide has ${one} weights with one head and ${several} with ${heads}; with the very same numbers the outputs differ by up to ${apart.toFixed(2)}, for every head has its own shares.`,
  breaks: { by: 'one head in both', alteration: 1 },
});
