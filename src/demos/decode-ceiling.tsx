/** How many tokens a second memory allows at most, for two models: each token reads the active weights and what is kept. */
import { Lines } from '../charts/lines.tsx';
import type { Series } from '../charts/series.ts';
import { choice, defineDemo, range } from '../define.ts';
import { isWeighed } from '../published.ts';
import { type Bounds, speedBounds } from '../training/decode-speed.ts';
import { titlesOf } from '../training/published-models.ts';
import { counted, memorySize } from '../units.ts';

const CONTEXTS = { 1024: '1,024', 4096: '4,096', 32768: '32,768', 131072: '131,072' };
const COLORS = ['query', 'hidden'];
const BITS = { same: 'the same', 16: '16', 8: '8', 4: '4' };
const GIGA = 1e9;

const billions = (weights: number) => String(Number((weights / GIGA).toPrecision(3)));

export default defineDemo({
  title: 'How fast can it write at most?',
  dare: 'Give both models 4 bits a weight, then let the text grow: which of them slows down?',
  calculated: 'only figures of the models’ configurations are used.',
  seedless: 'the bound follows from sizes alone',
  controls: {
    one: choice('First model', titlesOf(isWeighed), 'llama-3-8b'),
    other: choice('Second model', titlesOf(isWeighed), 'gpt-oss-120b'),
    bits: range('Bits per weight', 2, 16, 16, { step: 0.5 }),
    otherBits: choice('of the second model', BITS, 'same'),
    bandwidth: range('Memory bandwidth', 10, 10_000, 100, { step: 10, unit: 'GB/s' }),
    context: choice('Tokens so far', CONTEXTS, '32768'),
  },
  tries: [
    { label: 'a laptop, 16 bits', settings: { bits: 16, bandwidth: 100, context: '4096' } },
    {
      label: 'a laptop, 4 bits',
      settings: { bits: 4, bandwidth: 100, context: '4096' },
      says: 'A quarter of the bytes per weight is nearly four times the speed.',
    },
    { label: 'a data center GPU', settings: { bits: 16, bandwidth: 3350, context: '32768' } },
  ],
  *run({ one, other, bits, otherBits, bandwidth, context }): Generator<Bounds> {
    const second = otherBits === 'same' ? bits : Number(otherBits);
    yield speedBounds({ id: one, bits }, { id: other, bits: second }, bandwidth * GIGA, Number(context));
  },
  view: ({ bounds }, { context }) => {
    const highest = Math.max(...bounds.flatMap(({ points }) => points.map(([, speed]) => speed)));
    return (
      <Lines
        title="Tokens per second at most, against the tokens so far, for two models"
        height={260}
        x={{ label: 'tokens so far', domain: [64, 131072], log: true, marks: [64, 1024, 16384, 131072] }}
        y={{ label: 'tokens per second, at most', domain: [0, highest * 1.05] }}
        series={[
          ...bounds.map(({ title, points }, k): Series => ({ label: title, quantity: COLORS[k], points })),
          ...bounds.map(
            ({ speed }, k): Series => ({ quantity: COLORS[k], kind: 'now', points: [[Number(context), speed]] }),
          ),
        ]}
        extraKey={[{ mark: 'handle', text: 'at the tokens chosen below' }]}
      />
    );
  },
  tell: ({ bounds, even }, { bandwidth, context }) => {
    const each = bounds.map(({ title, speed, total, active, beside }) => {
      const weights = active === total ? `all ${billions(active)}` : `${billions(active)} of its ${billions(total)}`;
      return `${title} can write at most ${speed.toFixed(1)} tokens per second (each token reads ${weights} billion weights and ${memorySize(beside)} of cache and state)`;
    });
    const turn = even === null ? '' : ` Both read the same at ${counted(even)} tokens.`;
    return (
      `At ${counted(bandwidth)} GB/s, after ${counted(Number(context))} tokens, ${each.join('; ')}.${turn} This bound holds for one sequence ` +
      'and one token at a time: a mixture of experts reads only its active weights, and speculative decoding or a batch shares ' +
      'one reading among several tokens.'
    );
  },
});
