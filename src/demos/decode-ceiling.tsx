/** How many tokens a second memory allows at most, for a model with a growing cache and for one with a fixed state. */
import { Lines } from '../charts/lines.tsx';
import { choice, defineDemo, range } from '../define.ts';
import { breakEven, KEPT, keptBytes, tokensASecond } from '../training/decode-ceiling.ts';

const LENGTHS = Array.from({ length: 12 }, (_, k) => 64 * 2 ** k);
const CONTEXTS = { 1024: '1,024', 4096: '4,096', 32768: '32,768', 131072: '131,072' };
const COLORS = { cache: 'query', state: 'hidden' } as const;
type Kind = 'cache' | 'state';
const kinds: Kind[] = ['cache', 'state'];

type Frame = { lines: Record<Kind, [tokens: number, speed: number][]>; bytes: number[]; speeds: number[] };

export default defineDemo({
  title: 'How fast can it write at most?',
  hint: 'Every token reads all weights, and what is kept of the text. Set your memory and your model.',
  seedless: 'the bound follows from sizes alone',
  controls: {
    weights: range('Weights', 1, 70, 8, { unit: 'billion' }),
    bits: range('Bits a weight', 2, 16, 16, { step: 0.5 }),
    bandwidth: range('Memory gives', 20, 1000, 100, { step: 20, unit: 'GB/s' }),
    context: choice('Tokens so far', CONTEXTS, '32768', { alters: 'sentence' }),
  },
  *run({ weights, bits, bandwidth, context }): Generator<Frame> {
    const weightBytes = (weights * 1e9 * bits) / 8;
    const speed = (kind: Kind, tokens: number) => tokensASecond(KEPT[kind], tokens, weightBytes, bandwidth * 1e9);
    const line = (kind: Kind) => LENGTHS.map((tokens) => [tokens, speed(kind, tokens)] as [number, number]);
    yield {
      lines: { cache: line('cache'), state: line('state') },
      bytes: kinds.map((kind) => keptBytes(KEPT[kind], Number(context))),
      speeds: kinds.map((kind) => speed(kind, Number(context))),
    };
  },
  view: ({ lines }) => (
    <Lines
      title="Tokens a second at most, against the tokens so far, for a cache and for a state beside the same weights"
      height={260}
      x={{ label: 'tokens so far', domain: [64, 131072], log: true, marks: [64, 1024, 8192, 32768, 131072] }}
      y={{ label: 'tokens a second, at most', domain: [0, lines.state[0]![1] * 1.05] }}
      series={kinds.map((kind) => ({ label: kind, quantity: COLORS[kind], points: lines[kind] }))}
      right={100}
    />
  ),
  tell: ({ bytes, speeds }, { weights, bits, bandwidth, context }) => {
    const mebibytes = (size: number) => Number((size / 2 ** 20).toPrecision(4)).toLocaleString('en');
    const [cache, state] = bytes.map((size) => `${mebibytes(size)} MiB`);
    const [withCache, withState] = speeds.map((speed) => speed.toFixed(1));
    return (
      `With ${weights} billion weights at ${bits} bits and ${bandwidth} GB/s, ` +
      `after ${Number(context).toLocaleString('en')} tokens: ` +
      `at most ${withCache} tokens a second with a cache like that of Llama-3-8B (${cache}), ` +
      `${withState} with a state like that of Mamba-2.8B (${state}); ` +
      `the two weigh the same at ${breakEven(KEPT.cache, KEPT.state)} tokens.`
    );
  },
});
