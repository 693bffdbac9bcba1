/** Claim: a feed-forward layer treats each position by itself, where attention lets the later ones see it. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type Tensor3D, tensor3d } from '../engine/tfjs.ts';
import { attention } from '../models/attention/layer.ts';
import { gelu } from '../models/parts/gelu.ts';
import { times, uniform } from '../models/parts/linear.ts';
import { Random } from '../random.ts';

const [T, H] = [6, 8];

/** How many positions have another output once the first position is another. */
function changed(layer: (x: Tensor3D) => Tensor3D): number {
  const random = new Random(7, 'positions');
  const numbers = Array.from({ length: T * H }, () => random.normal());
  const [one, other] = [1, -1].map((sign) => {
    const x = tensor3d(
      numbers.map((number, k) => (k < H ? sign * number : number)),
      [1, T, H],
    );
    return Array.from(layer(x).dataSync());
  });
  return Array.from({ length: T }, (_, t) => t).filter((t) =>
    one?.slice(t * H, (t + 1) * H).some((value, k) => value !== other?.[t * H + k]),
  ).length;
}

export default defineClaim({
  cites: ['vaswani2017'],
  domain: `fresh layers of ${H} units over ${T} positions, the first of which is turned in sign; causal attention with one head; float32`,
  measure: async (isAttention: boolean = false) =>
    scope(() => {
      const random = new Random(8, 'weights');
      const [W1, W2] = [uniform(random, [4 * H, H], 0.5), uniform(random, [H, 4 * H], 0.25)];
      const look = attention();
      const weights = look.weights({ D: H, H }, random);
      const attends = (x: Tensor3D) => look.apply(weights, x);
      const alone = isAttention ? attends : (x: Tensor3D) => times(W2, gelu(times(W1, x)));
      return { positions: T, feedForward: changed(alone), attention: changed(attends) };
    }),
  holds: ({ positions, feedForward, attention: attends }) => feedForward === 1 && attends === positions,
  says: ({ positions, feedForward, attention: attends }) =>
    `When the first of ${positions} positions is changed, a feed-forward layer gives ${feedForward} of them another output, and causal attention all ${attends}.`,
  breaks: { by: 'attention in its place', alteration: true },
});
