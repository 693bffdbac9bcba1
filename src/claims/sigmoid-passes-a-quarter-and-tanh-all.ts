/** Claim: what an activation passes back is at most its steepest gradient. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { grad, linspace, mul, sigmoid, sum, type Tensor, tanh } from '../engine/tfjs.ts';

const [FROM, TO, POINTS] = [-8, 8, 1601];

/** The largest gradient of a function between −8 and 8, by automatic differentiation, and its gradient at 4. */
const gradients = (of: (x: Tensor) => Tensor) =>
  scope(() => {
    const values = grad((x) => sum(of(x)))(linspace(FROM, TO, POINTS)).dataSync();
    return { most: Math.max(...values), atFour: values[Math.round(((4 - FROM) / (TO - FROM)) * (POINTS - 1))]! };
  });

export default defineClaim({
  cites: ['pascanu2013'],
  domain: 'any finite float32 input',
  measure: async (steepness: number = 1) => ({
    sigmoid: gradients((x) => sigmoid(mul(x, steepness))),
    tanh: gradients(tanh),
    ends: [Math.tanh(-4), Math.tanh(4)],
  }),
  holds: ({ sigmoid: s, tanh: t }) => Math.abs(s.most - 0.25) < 1e-4 && Math.abs(t.most - 1) < 1e-4 && t.atFour < 0.01,
  says: ({ sigmoid: s, tanh: t, ends: [low, high] }) =>
    `The largest derivative of σ is ${s.most.toFixed(2)} and that of tanh is ${t.most.toFixed(2)}, both at 0; at 4 the derivatives are ${s.atFour.toFixed(3)} and ${t.atFour.toFixed(4)}, and from −4 to 4 tanh rises from ${low!.toFixed(4).replace('-', '−')} to ${high!.toFixed(4)}.`,
  breaks: { by: 'σ(2x) in the place of σ(x)', alteration: 2 },
});
