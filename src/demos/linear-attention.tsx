/** Key-value pairs read back from a fixed state, by its size, beside softmax attention, which keeps all of them. */
import { Lines } from '../charts/lines.tsx';
import { shown } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { type RecallAt, recallBySize } from '../training/recall-by-size.ts';
import { counted } from '../units.ts';

export default defineDemo({
  title: 'Fill a fixed memory',
  dare: 'Write more pairs until the state no longer holds them, then find out how wide it must be to hold them again.',
  untrained: 'keys and values are random; every key that was written is asked for once.',
  controls: {
    pairs: range('Pairs written', 2, 32, 16),
    width: range('Width d of the state', 4, 32, 8, { step: 4, scrub: true }),
    keys: choice('Keys', { sparse: 'few high entries', random: 'all entries random' }, 'sparse'),
  },
  tries: [
    { label: 'too many for its width', settings: {} },
    {
      label: 'few pairs',
      settings: { pairs: 4 },
      says: 'Few pairs hardly collide, so even a small state recalls them.',
    },
    { label: 'a wide state', settings: { width: 32 }, says: 'Recall is bought with state: the numbers grow with d².' },
    { label: 'keys that overlap', settings: { keys: 'random', width: 32 } },
  ],
  *run({ pairs, keys, seed }): Generator<{ pairs: number; sizes: RecallAt[] }> {
    yield { pairs, sizes: recallBySize(pairs, keys, seed) };
  },
  view: ({ pairs, sizes }, { width }) => {
    const now = sizes.find((one) => one.width === width);
    const [least, most] = [sizes[0]?.state ?? 1, sizes.at(-1)?.state ?? 1];
    return (
      <Lines
        title={`Pairs recalled of ${pairs}, against the numbers in the state, by linear and by softmax attention`}
        x={{
          label: 'numbers in the state: d² + d',
          domain: [least, most],
          log: true,
          marks: sizes.map(({ state }) => state),
        }}
        y={{ label: 'pairs recalled', domain: [0, pairs * 1.05] }}
        series={[
          {
            label: 'pairs written',
            kind: 'theory',
            points: [
              [least, pairs],
              [most, pairs],
            ],
          },
          { label: 'softmax', quantity: 'attention', points: sizes.map(({ state, softmax }) => [state, softmax]) },
          { label: 'linear', quantity: 'linear-attention', points: sizes.map(({ state, linear }) => [state, linear]) },
          { quantity: 'linear-attention', kind: 'now', points: now ? [[now.state, now.linear]] : [] },
        ]}
        extraKey={[
          { mark: 'handle', text: 'the width chosen', quantity: 'linear-attention' },
          { mark: 'line', text: 'softmax attention of the same width', quantity: 'attention' },
        ]}
      />
    );
  },
  tell: ({ pairs, sizes }, { width }) => {
    const now = sizes.find((one) => one.width === width) ?? sizes[0];
    if (!now) return 'No width was measured.';
    const enough = sizes.find(({ linear }) => linear > 0.95 * pairs);
    const needs = enough
      ? `Linear attention recalls more than 95 % of them from a width of ${enough.width} on.`
      : 'No width up to 32 recalls more than 95 % of them.';
    const same = now.apart < 1e-3 ? 'the same numbers' : `numbers up to ${shown(now.apart)} apart`;
    return (
      `Of ${pairs} pairs, linear attention recalls ${shown(now.linear, 1)} from a state of ${counted(now.state)} numbers, which stays ` +
      `that size however many pairs come; softmax attention recalls ${shown(now.softmax, 1)} from the ${counted(now.cache)} ` +
      `numbers of its cache, which grows with every pair. ${needs} Computed all at once or step by step, linear attention gives ${same}.`
    );
  },
});
