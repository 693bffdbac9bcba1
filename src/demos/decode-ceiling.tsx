/** How many tokens a second memory allows at most, for two models that keep a text in different ways. */
import { Lines } from '../charts/lines.tsx';
import { counted } from '../charts/units.ts';
import { choice, defineDemo, range } from '../define.ts';
import { breakEven, keptBytes, MODELS, titlesOf, tokensASecond } from '../training/published.ts';

const LENGTHS = Array.from({ length: 12 }, (_, k) => 64 * 2 ** k);
const CONTEXTS = { 1024: '1,024', 4096: '4,096', 32768: '32,768', 131072: '131,072' };
const COLORS = ['query', 'hidden'];

/** One model: its line, and bytes and speed at the chosen number of tokens. */
type Bound = { title: string; points: [tokens: number, speed: number][]; bytes: number; speed: number };
type Frame = { bounds: Bound[]; even: number | undefined };

const mebibytes = (size: number) => `${Number((size / 2 ** 20).toPrecision(4)).toLocaleString('en')} MiB`;

export default defineDemo({
  title: 'How fast can it write at most?',
  hint: 'Every token reads all weights, and what is kept of the text. Set your memory and your model.',
  seedless: 'the bound follows from sizes alone',
  controls: {
    one: choice('Keeps as', titlesOf(), 'llama-3-8b'),
    other: choice('Beside it', titlesOf(), 'mamba-2-8b'),
    weights: range('Weights', 1, 70, 8, { unit: 'billion' }),
    bits: range('Bits a weight', 2, 16, 16, { step: 0.5 }),
    bandwidth: range('Memory gives', 20, 1000, 100, { step: 20, unit: 'GB/s' }),
    context: choice('Tokens so far', CONTEXTS, '32768', { alters: 'sentence' }),
  },
  *run({ one, other, weights, bits, bandwidth, context }): Generator<Frame> {
    const weightBytes = (weights * 1e9 * bits) / 8;
    const bounds = [MODELS[one]!, MODELS[other]!].map((model): Bound => {
      const speed = (tokens: number) => tokensASecond(model, tokens, weightBytes, bandwidth * 1e9);
      const points = LENGTHS.map((tokens): [number, number] => [tokens, speed(tokens)]);
      return { title: model.title, points, bytes: keptBytes(model, Number(context)), speed: speed(Number(context)) };
    });
    yield { bounds, even: breakEven(MODELS[one]!, MODELS[other]!) };
  },
  view: ({ bounds }) => {
    const highest = Math.max(...bounds.map(({ points }) => points[0]![1]));
    return (
      <Lines
        title="Tokens a second at most, against the tokens so far, for two ways to keep a text beside the same weights"
        height={260}
        x={{ label: 'tokens so far', domain: [64, 131072], log: true, marks: [64, 1024, 16384, 131072] }}
        y={{ label: 'tokens a second, at most', domain: [0, highest * 1.05] }}
        series={bounds.map(({ title, points }, k) => ({ label: title, quantity: COLORS[k], points }))}
        right={180}
      />
    );
  },
  tell: ({ bounds, even }, { weights, bits, bandwidth, context }) => {
    const each = bounds.map(({ title, speed, bytes }) => {
      return `${speed.toFixed(1)} if it keeps what ${title} does (${mebibytes(bytes)})`;
    });
    const after = `after ${counted(Number(context))} tokens`;
    return (
      `With ${weights} billion weights at ${bits} bits and ${bandwidth} GB/s, ${after}: ` +
      `at most ${each.join(' and ')} tokens a second; ` +
      `${even ? `the two weigh the same at ${counted(even)} tokens.` : 'at no length do the two weigh the same.'}`
    );
  },
});
