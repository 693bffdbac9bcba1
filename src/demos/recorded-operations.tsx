/** A recurrent network as the list of its operations: forward once, then backward once, for every derivative. */
import { Operations } from '../charts/operations.tsx';
import { fixed } from '../charts/scale.ts';
import { choice, defineDemo, range, timeline, toggle } from '../define.ts';
import { backward, forward, MOST_STEPS, type Operation, record, U, W } from '../training/tape.ts';
import { amount } from '../units.ts';

/** The list, and what the whole of it gives for both weights: with and without the cut. */
interface Frame {
  list: Operation[];
  whole: (number | undefined)[];
}

const MODES = { reverse: 'reverse', forward: 'forward' };
const w = 0.8;
const most = 2 * record(w, 1, MOST_STEPS).length;
const written = (value: number | undefined) => (value === undefined ? '' : fixed(value, 3));

export default defineDemo({
  title: 'Record the operations, then go back through them',
  dare: 'Step through: the values go down the list, then the gradients come back up.',
  byHand: 'one unit with w = 0.8, the inputs 1, −0.5 and 0.75, and a target of 0.25.',
  seedless: 'Nothing is drawn at random.',
  controls: {
    at: timeline('Operation', most, most),
    steps: range('Time steps', 1, MOST_STEPS, 2),
    u: range('Recurrent weight u', -2, 2, 1.2, { step: 0.1 }),
    mode: choice('Mode', MODES, 'reverse'),
    cut: toggle('Detach the state before the last step', false),
  },
  tries: [
    { label: 'both weights from one pass', settings: {} },
    {
      label: 'detached',
      settings: { cut: true },
      says: 'The state counts as a number, so nothing passes it on the way back.',
    },
    {
      label: 'forward mode',
      settings: { mode: 'forward' },
      says: 'Derivatives go along with the values, in one column for each weight.',
    },
  ],
  *run({ steps, u, cut }): Generator<Frame> {
    yield { list: record(w, u, steps, cut), whole: backward(record(w, u, steps)) };
  },
  last: ({ list }) => 2 * list.length,
  view: ({ list }, { at, mode }) => {
    const done = Math.min(at, 2 * list.length);
    const [computed, passed] = [Math.min(done, list.length), Math.max(0, done - list.length)];
    const isReverse = mode === 'reverse';
    const columns = isReverse
      ? [passed ? backward(list, passed) : []]
      : [W, U].map((by) => forward(list, by).slice(0, computed));
    return (
      <Operations
        title={
          isReverse
            ? 'Values from the top down, gradients of L from the bottom up'
            : 'Values and derivatives, from the top down'
        }
        heads={isReverse ? ['∂L/∂'] : ['∂/∂w', '∂/∂u']}
        now={passed && isReverse ? list.length - passed : computed - 1}
        rows={list.map(({ sign, rule, value }, k) => ({
          sign,
          rule,
          value: k < computed ? written(value) : '',
          derivatives: columns.map((column) => written(column[k])),
        }))}
      />
    );
  },
  tell: ({ list, whole }, { at, mode, cut, steps }) => {
    const done = Math.min(at, 2 * list.length);
    const gradients = backward(list);
    const both = (of: (number | undefined)[]) => `${written(of[W])} for w and ${written(of[U])} for u`;
    const costs = `${amount(list.length - 2, 'operation')} for ${amount(steps, 'time step')}`;
    if (done < list.length)
      return `${done} of the ${list.length} rows are computed and recorded, for ${amount(steps, 'time step')}.`;
    if (mode === 'forward')
      return `Forward mode needs a column of derivatives for each weight: with two weights, two beside the ${costs}. The last row has the gradient, ${both([forward(list, W).at(-1), forward(list, U).at(-1)])}.`;
    if (done < 2 * list.length)
      return `The ${costs} are recorded. On the way back, ${done - list.length} of the ${list.length} rows have passed their gradient on to what they read.`;
    const whatCut =
      cut && steps > 1
        ? ` Detached, the last step is all that counts; the whole gradient would be ${both(whole)}.`
        : '';
    return `One pass back through the ${costs} gives the gradient of L with respect to every one of them, and so for both weights: ${both(gradients)}.${whatCut}`;
  },
});
