/** From the loop to the chain: one weight used at every step, and a count of weights that does not move. */
import { Bars } from '../charts/bars.tsx';
import { Chain } from '../charts/chain.tsx';
import { shown } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { LONGEST_CHAIN, type SmallChain, smallChain } from '../training/small-chain.ts';

export default defineDemo({
  title: 'Unroll the loop',
  dare: 'Move the number of steps and watch the counter of weights. Then fold the chain up, and change U.',
  byHand: 'one unit with h = tanh(W x + U h + b), W = 1 and b = 0, and inputs drawn at random.',
  controls: {
    steps: range('Steps T', 2, LONGEST_CHAIN, 5),
    drawn: choice('Drawn as', { loop: 'a loop', chain: 'a chain' }, 'chain', { scrub: true }),
    u: range('The shared weight U', -1.5, 1.5, 0.9, { step: 0.1 }),
  },
  *run({ steps, u }, random): Generator<SmallChain> {
    yield smallChain(u, steps, random);
  },
  view: ({ x, h, parts, weights }, { drawn, steps, u }) => {
    const labels = parts.map((_, t) => String(t + 1));
    return (
      <div>
        <p class="count">
          {`${weights} weights (W = 1, U = ${shown(u, 1)}, b = 0) · U is used at ${steps} steps · ${h.length} states`}
        </p>
        <Chain
          title={`A network of one unit as a ${drawn}, over ${steps} steps, with the state at each`}
          x={x}
          h={h}
          under={h.map((_, t) => `t = ${t + 1}`)}
          loop={drawn === 'loop'}
        />
        <Bars
          title="What the use of U at each step adds to the slope of the last state"
          limit={Math.max(0.01, ...parts.map(Math.abs))}
          rows={[{ letter: '∂h/∂U', name: 'by step', quantity: 'weight', values: parts, labels }]}
        />
      </div>
    );
  },
  tell: ({ h, parts, whole, weights }, { steps, drawn, u }) => {
    const folded = `Folded up it is a single cell, run ${steps} times`;
    const picture = drawn === 'loop' ? folded : `Unrolled it is ${steps} copies of the cell`;
    return (
      `${picture}, with ${weights} weights either way; with U at ${shown(u, 1)} ` +
      `the last state is ${shown(h.at(-1)!)}, and the ${parts.length} uses of U add up to its slope of ` +
      `${shown(whole)}, of which the last use gives ${shown(parts.at(-1)!)}.`
    );
  },
});
