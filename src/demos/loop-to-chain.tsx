/** From the loop to the chain: one weight used at every step, and a count of weights that does not move. */
import { Bars } from '../charts/bars.tsx';
import { Chain } from '../charts/chain.tsx';
import { shown } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { LONGEST_CHAIN, type SmallChain, smallChain } from '../training/small-chain.ts';

export default defineDemo({
  title: 'Unroll the loop',
  dare: 'Unroll the loop into a chain, then make it longer: the number of weights does not change.',
  byHand: 'one unit with h = tanh(W x + U h + b), W = 1 and b = 0, and inputs drawn at random.',
  controls: {
    drawn: choice('Drawn as', { loop: 'a loop', chain: 'a chain' }, 'loop', { scrub: true }),
    steps: range('Time steps T', 2, LONGEST_CHAIN, 5),
    u: range('The shared weight U', -1.5, 1.5, 0.9, { step: 0.1 }),
  },
  tries: [
    { label: 'the loop', settings: {} },
    { label: 'the chain', settings: { drawn: 'chain' }, says: 'The same cell, copied once for every time step.' },
    {
      label: 'ten time steps',
      settings: { drawn: 'chain', steps: LONGEST_CHAIN },
      says: 'Twice as many copies, and still three weights.',
    },
  ],
  *run({ steps, u }, random): Generator<SmallChain> {
    yield smallChain(u, steps, random);
  },
  view: ({ x, h, parts, weights }, { drawn, steps, u }) => {
    const labels = parts.map((_, t) => String(t + 1));
    return (
      <div>
        <p class="count">
          {`${weights} weights (W = 1, U = ${shown(u, 1)}, b = 0) · U is used at ${steps} time steps · ${h.length} states`}
        </p>
        <Chain
          title={`A network of one unit as a ${drawn}, over ${steps} time steps, with the state at each`}
          x={x}
          h={h}
          under={h.map((_, t) => `t = ${t + 1}`)}
          loop={drawn === 'loop'}
        />
        <Bars
          title="What the use of U at each time step adds to the gradient of the last state"
          limit={Math.max(0.01, ...parts.map(Math.abs))}
          rows={[{ letter: '∂h/∂U', name: 'added by each use of U', quantity: 'weight', values: parts, labels }]}
        />
      </div>
    );
  },
  tell: ({ h, parts, whole, weights }, { steps, drawn, u }) => {
    const picture =
      drawn === 'loop'
        ? `Drawn as a loop, it is one cell that is run ${steps} times`
        : `Unrolled, it is ${steps} copies of one cell in a row`;
    return (
      `${picture}, with ${weights} weights either way, because all time steps share them. With U at ${shown(u, 1)} the last state is ` +
      `${shown(h.at(-1) ?? 0)}. Its gradient with respect to U is ${shown(whole)}: the sum over all ${parts.length} uses of U, of which the ` +
      `last adds ${shown(parts.at(-1) ?? 0)}.`
    );
  },
});
