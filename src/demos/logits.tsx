/** Three logits that the reader sets, what softmax makes of them in float32, and the gradient of the loss. */
import { LogitBars, type Logits } from '../charts/logit-bars.tsx';
import { fixed, percent, shown } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { add, div, exp, max, sub, sum, tensor1d } from '../engine/tfjs.ts';

const NAMES = ['cat', 'dog', 'fish'] as const;
type Name = (typeof NAMES)[number];
const ANSWERS: Record<Name, string> = { cat: 'cat', dog: 'dog', fish: 'fish' };

const finite = (value: number) => (Number.isFinite(value) ? value : null);
const listed = ([a, b, c]: string[]) => `${a}, ${b} and ${c}`;

export default defineDemo({
  title: 'From logits to probabilities',
  dare: 'Add 90 to all three logits: no probability should change, and yet the answer is lost.',
  calculated: 'the three logits are what you set.',
  seedless: 'Nothing is drawn at random.',
  controls: {
    cat: range('Logit of “cat”', -10, 10, 2, { step: 0.5 }),
    dog: range('Logit of “dog”', -10, 10, 1, { step: 0.5 }),
    fish: range('Logit of “fish”', -10, 10, -1, { step: 0.5 }),
    shift: range('Add to all three', 0, 100, 0, { step: 5 }),
    way: choice('Exponentials', { plain: 'of the logits', safe: 'after subtracting the largest' }, 'plain'),
    right: choice('Correct class', ANSWERS, 'cat', { rare: true }),
  },
  tries: [
    { label: 'three logits', settings: {} },
    {
      label: 'far apart',
      settings: { cat: 10, dog: 0 },
      says: 'A large difference leaves almost nothing to the others.',
    },
    { label: 'too large', settings: { shift: 90 } },
    {
      label: 'the largest subtracted',
      settings: { shift: 90, way: 'safe' },
      says: 'The same logits, computed as libraries do it.',
    },
  ],
  *run({ cat, dog, fish, shift, way }): Generator<Logits> {
    yield scope(() => {
      const z = add(tensor1d([cat, dog, fish]), shift);
      const exponentials = exp(way === 'safe' ? sub(z, max(z)) : z);
      const shares = div(exponentials, sum(exponentials));
      return {
        logits: [...z.dataSync()],
        exponentials: [...exponentials.dataSync()].map(finite),
        shares: [...shares.dataSync()].map(finite),
      };
    });
  },
  view: (frame, { right, way }) => (
    <LogitBars of={frame} names={[...NAMES]} right={right} power={way === 'safe' ? 'exp(z − max z)' : 'exp(z)'} />
  ),
  tell: ({ logits, shares, exponentials }, { right, way }) => {
    const scores = listed(logits.map((z) => shown(z)));
    if (shares.includes(null)) {
      const k = exponentials.indexOf(null);
      return `The logits are ${scores}. The exponential of ${shown(logits[k] ?? 0)} is larger than any number of float32, so it becomes inf; inf divided by inf is not a number, and programs print nan for it and for the loss.`;
    }
    const how = way === 'safe' ? 'With the largest logit subtracted first, the' : 'The';
    const p = shares[NAMES.indexOf(right)] ?? 0;
    return (
      `${how} logits ${scores} give the probabilities ${listed(shares.map((share) => percent(share ?? 0, 1)))}. If “${right}” is correct, the loss is −ln ${fixed(p, 3)} = ` +
      `${p > 0 ? fixed(-Math.log(p)) : 'inf'} nats, and a training step moves the logit of “${right}” up and the others down, each by its share of the error.`
    );
  },
});
