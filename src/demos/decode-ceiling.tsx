/** How many tokens a second memory allows at most, for two models: each token reads the active weights and what is kept. */
import { Lines } from '../charts/lines.tsx';
import { choice, defineDemo, range } from '../define.ts';
import { evenReads, isWeighed, readBytes, tokensASecond } from '../published.ts';
import { MODELS, titlesOf } from '../training/published-models.ts';
import { counted, memorySize } from '../units.ts';

const LENGTHS = Array.from({ length: 12 }, (_, k) => 64 * 2 ** k);
const CONTEXTS = { 1024: '1,024', 4096: '4,096', 32768: '32,768', 131072: '131,072' };
const COLORS = ['query', 'hidden'];
const GIGA = 1e9;

/** One model: its line, the weights it has and those a token reads, and bytes and speed at the chosen number of tokens. */
interface Bound {
  title: string;
  total: number;
  active: number;
  points: [tokens: number, speed: number][];
  /** Bytes that a token reads beside the weights. */
  beside: number;
  speed: number;
}
/** `even` is the number of tokens from which on the other one reads less, null where that never comes. */
interface Frame {
  bounds: [Bound, Bound];
  even: number | null;
}

const weighed = (id: string) => {
  const model = MODELS[id]!;
  if (!isWeighed(model))
    throw new Error(`${model.title} has no weights. Fix: give content/models/${id}.json "weights".`);
  return model;
};
const billions = (weights: number) => String(Number((weights / GIGA).toPrecision(3)));

export default defineDemo({
  title: 'How fast can it write at most?',
  dare:
    'Assumed: one sequence, one token at a time without speculation, every active weight read once a token, and a memory ' +
    'that always gives all it can. Of experts, only those count that a token is sent to.',
  calculated: 'only figures of the models’ configurations are used.',
  seedless: 'the bound follows from sizes alone',
  controls: {
    one: choice('One model', titlesOf(isWeighed), 'llama-3-8b'),
    other: choice('Beside it', titlesOf(isWeighed), 'gpt-oss-120b'),
    bits: range('Bits a weight', 2, 16, 16, { step: 0.5 }),
    bandwidth: range('Memory gives', 10, 10_000, 100, { step: 10, unit: 'GB/s' }),
    context: choice('Tokens so far', CONTEXTS, '32768', { alters: 'sentence' }),
  },
  tries: [
    { label: 'a laptop, 4 bits', settings: { bits: 4, bandwidth: 100, context: '4096' } },
    { label: 'a laptop, 16 bits', settings: { bits: 16, bandwidth: 100, context: '4096' } },
    { label: 'a data center GPU', settings: { bits: 16, bandwidth: 3350, context: '32768' } },
  ],
  *run({ one, other, bits, bandwidth, context }): Generator<Frame> {
    const boundOf = (id: string): Bound => {
      const model = weighed(id);
      const speed = (tokens: number) => tokensASecond(model, tokens, bits, bandwidth * GIGA);
      const { total, active } = model.weights;
      return {
        title: model.title,
        total,
        active,
        points: LENGTHS.map((tokens) => [tokens, speed(tokens)]),
        beside: readBytes(model, Number(context), bits) - (active * bits) / 8,
        speed: speed(Number(context)),
      };
    };
    yield { bounds: [boundOf(one), boundOf(other)], even: evenReads(weighed(one), weighed(other), bits) ?? null };
  },
  view: ({ bounds }) => {
    const highest = Math.max(...bounds.map(({ points }) => points[0]![1]));
    return (
      <Lines
        title="Tokens a second at most, against the tokens so far, for two models"
        height={260}
        x={{ label: 'tokens so far', domain: [64, 131072], log: true, marks: [64, 1024, 16384, 131072] }}
        y={{ label: 'tokens a second, at most', domain: [0, highest * 1.05] }}
        series={bounds.map(({ title, points }, k) => ({ label: title, quantity: COLORS[k], points }))}
      />
    );
  },
  tell: ({ bounds, even }, { bits, bandwidth, context }) => {
    const each = bounds.map(({ title, speed, total, active, beside }) => {
      const weights = active === total ? `${billions(active)}` : `${billions(active)} of ${billions(total)}`;
      return `${title} at most ${speed.toFixed(1)} tokens a second (it reads ${weights} billion weights and ${memorySize(beside)} beside)`;
    });
    return (
      `At ${bits} bits a weight and ${counted(bandwidth)} GB/s, after ${counted(Number(context))} tokens: ${each.join(', ')}; ` +
      `${even === null ? 'at no length do the two read the same.' : `the two read the same at ${counted(even)} tokens.`}`
    );
  },
});
