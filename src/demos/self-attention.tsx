/** Six tokens that attend to each other; the reader turns and stretches one query, and lifts the mask. */
import { Bars } from '../charts/bars.tsx';
import { Matrix } from '../charts/matrix.tsx';
import { Plane } from '../charts/plane.tsx';
import { shown } from '../charts/scale.ts';
import { defineDemo, range, toggle } from '../define.ts';
import { type LookedAround, lookAround } from '../training/look-around.ts';

const T = 6;
const NAMES = Array.from({ length: T }, (_, k) => `t${k + 1}`);
const marks = (values: number[]) => values.map((value, k) => `${NAMES[k]}: ${shown(value, 1)}`);
const percent = (share: number) => `${Math.round(100 * share)} %`;

export default defineDemo({
  title: 'Turn a query',
  dare: 'Thin arrows are the keys, the thick one is the query you turn. Make it long: the softmax becomes a choice.',
  untrained: 'keys and the other queries are random; the value of token k is the number k.',
  controls: {
    row: range('Query of token', 1, T, 4),
    angle: range('points to', 0, 355, 60, { step: 5, unit: '°' }),
    length: range('with length', 0, 8, 2, { step: 0.5 }),
    causal: toggle('causal mask', true),
  },
  *run({ row, angle, length, causal }, random): Generator<LookedAround> {
    yield lookAround(T, { row: row - 1, angle, length }, causal, random);
  },
  view: ({ queries, keys, scores, shares, outputs }, { row, causal }, set) => {
    const chosen = row - 1;
    const each = {
      rows: NAMES,
      columns: NAMES,
      chosen,
      onPoint: (picked: number) => set({ row: picked + 1 }),
      masked: (asks: number, offers: number) => causal && offers > asks,
    };
    const [x, y] = queries[chosen] as [number, number];
    const fits = scores[chosen]!.map((score, k) => (causal && k > chosen ? 0 : score));
    const means = outputs.map(([mean]) => mean!);
    return (
      <div class="attention">
        <div class="beside">
          <Plane
            title={`The six keys, and the query of t${row}, as arrows`}
            limit={4}
            arrows={[
              ...keys.map(([kx, ky], k) => ({ label: NAMES[k]!, x: kx!, y: ky!, quantity: 'key' })),
              { label: `q of t${row}`, x, y, quantity: 'query', strong: true },
            ]}
          />
          <Matrix title="Softmax: the shares of each row" letter="softmax" values={shares} quantity="key" {...each} />
        </div>
        <Bars
          title={`The scores of t${row} for the tokens it sees, and the output of every token`}
          limit={Math.max(T, ...fits.map(Math.abs))}
          rows={[
            { letter: 'scores', name: `of t${row}`, quantity: 'query', values: fits, labels: marks(fits) },
            { letter: 'output', name: 'of each', quantity: 'value', values: means, labels: marks(means) },
          ]}
        />
      </div>
    );
  },
  tell: ({ shares, outputs, queries }, { row, causal, length }) => {
    const own = shares[row - 1]!;
    const most = own.indexOf(Math.max(...own));
    const [x, y] = queries[row - 1] as [number, number];
    const sight = causal ? `sees ${row} of ${T} tokens` : `sees all ${T} tokens`;
    return (
      `With its query at (${shown(x)}, ${shown(y)}), ${length} long, t${row} ${sight}, gives most to ` +
      `${NAMES[most]} (${percent(own[most]!)}), and puts out ${outputs[row - 1]![0]!.toFixed(2)}.`
    );
  },
});
