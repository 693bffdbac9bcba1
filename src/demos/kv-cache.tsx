/** Tokens written with and without a cache: multiplications and kept numbers, beside an LSTM's. */
import { LengthTable } from '../charts/length-table.tsx';
import { Lines } from '../charts/lines.tsx';
import { decadesAround, overSteps, type Series } from '../charts/series.ts';
import { choice, defineDemo, range } from '../define.ts';
import { type WritingCosts, writingCosts } from '../training/cache-cost.ts';
import { counted } from '../units.ts';

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const SHOWN = { products: 'multiplications for the next token', kept: 'numbers kept for the next token' };
const NAMES = { cached: 'with cache', uncached: 'without cache', lstm: 'LSTM' };
const COLORS = { cached: 'key', uncached: 'error', lstm: 'cell' };
type Name = keyof typeof NAMES;

export default defineDemo({
  title: 'Write tokens with and without a cache',
  dare: 'Each token costs multiplications. Compare the two lines, then look at what the cache costs instead: memory.',
  calculated: 'what is counted does not depend on what was learned.',
  seedless: 'counts depend on sizes alone',
  controls: {
    tokens: range('Tokens to write', 10, 200, 200, { step: 10 }),
    width: choice('Width', { 16: '16 units', 32: '32', 64: '64' }, '32'),
    show: choice('Show', { products: 'the work', kept: 'the memory' }, 'products', { scrub: true }),
  },
  tries: [
    { label: 'the work', settings: {} },
    { label: 'the memory', settings: { show: 'kept' } },
    { label: 'a wider layer', settings: { width: '64' } },
  ],
  *run({ tokens, width }): Generator<WritingCosts> {
    yield writingCosts(Number(width), tokens);
  },
  view: (costs, { show }) => {
    const lines = Object.entries(costs[show]) as [Name, number[]][];
    const series: Series[] = lines.map(([name, values]) => overSteps(NAMES[name], COLORS[name], values));
    const T = costs.kept.cached.length;
    const marks = [...new Set([1, Math.round(T / 4), Math.round(T / 2), T])];
    const all = lines.flatMap(([, values]) => values);
    return (
      <div class="costs">
        <Lines
          title={`${SHOWN[show]}, over ${T} tokens`}
          x={{ label: 'token', domain: [0, T - 1] }}
          y={{ label: SHOWN[show], domain: decadesAround(all), log: true }}
          series={series}
        />
        <LengthTable
          title={`The same numbers: ${SHOWN[show]}`}
          lengths={marks}
          rows={lines.map(([name, values]) => ({
            label: NAMES[name],
            quantity: COLORS[name],
            values: marks.map((mark) => counted(values[mark - 1]!)),
          }))}
        />
      </div>
    );
  },
  tell: ({ products, kept }, { show, width }) => {
    const T = kept.cached.length;
    const saved = sum(products.uncached) / sum(products.cached);
    return show === 'products'
      ? `To write ${T} tokens, attention with a cache needs ${counted(sum(products.cached))} multiplications, and ${saved.toFixed(1)} ` +
          'times as many without it, because it then computes the keys and values of the whole past again for every token. ' +
          `An LSTM of ${width} units needs ${counted(sum(products.lstm))}.`
      : `After ${T} tokens the cache holds ${counted(kept.cached.at(-1) ?? 0)} numbers and grows by ${counted(2 * Number(width))} with every ` +
          `token; the state of the LSTM holds ${counted(kept.lstm.at(-1) ?? 0)} at every one. A cache trades memory for work.`;
  },
});
