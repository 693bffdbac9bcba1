/** Six tokens that attend to each other; the reader turns and stretches one query, and lifts the mask. */
import { Bars } from '../charts/bars.tsx';
import { Matrix } from '../charts/matrix.tsx';
import { Plane } from '../charts/plane.tsx';
import { fixed, percent, shown } from '../charts/scale.ts';
import { defineDemo, range, toggle } from '../define.ts';
import { type LookedAround, lookAround } from '../training/look-around.ts';

const [T, TURN, STRETCH, LONGEST] = [6, 5, 0.5, 8];
const NAMES = Array.from({ length: T }, (_, k) => `t${k + 1}`);
const marks = (values: number[]) => values.map((value, k) => `${NAMES[k]}\n${fixed(value, 1)}`);

export default defineDemo({
  title: 'Turn a query',
  dare: 'Drag the tip of the thick arrow, the query: make it long, and one key takes all the attention.',
  untrained: 'keys and the other queries are random; the value of token k is the number k.',
  controls: {
    row: range('Query of token', 1, T, 4),
    angle: range('points to', 0, 355, 100, { rare: true, step: TURN, unit: '°' }),
    length: range('with length', 0, LONGEST, 2, { rare: true, step: STRETCH }),
    causal: toggle('causal mask', true),
  },
  tries: [
    {
      label: 'a short query',
      settings: { length: 0 },
      says: 'A query of length 0 fits every key alike, so all weights are equal.',
    },
    {
      label: 'a long query',
      settings: { length: LONGEST },
      says: 'The longer the query, the closer the softmax comes to choosing one key.',
    },
    {
      label: 'no causal mask',
      settings: { causal: false, angle: 300 },
      says: 'Now the token also attends to tokens that come after it.',
    },
  ],
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
    const fits = (scores[chosen] ?? []).map((score, k) => (each.masked(chosen, k) ? 0 : score));
    const means = outputs.map(([mean]) => mean ?? 0);
    return (
      <div class="attention">
        <div class="beside">
          <Plane
            title={`The six keys, and the query of t${row}, as arrows`}
            limit={5}
            onTurn={(moved) =>
              set((now) => {
                const turned = moved({ angle: (now.angle * Math.PI) / 180, length: now.length });
                return {
                  angle: (Math.round((turned.angle * 180) / Math.PI / TURN) * TURN) % 360,
                  length: Math.min(LONGEST, Math.round(turned.length / STRETCH) * STRETCH),
                };
              })
            }
            arrows={[
              ...keys.map(([kx, ky], k) => ({ label: NAMES[k] ?? '', x: kx ?? 0, y: ky ?? 0, quantity: 'key' })),
              { label: `q of t${row}`, x, y, quantity: 'query', strong: true },
            ]}
          />
          <Matrix
            title="Softmax: the attention weights of each row"
            letter="weights"
            values={shares}
            quantity="key"
            {...each}
          />
        </div>
        <Bars
          title={`The scores of t${row} for the tokens it sees, and the output of every token`}
          limit={Math.max(T, ...fits.map(Math.abs))}
          rows={[
            {
              letter: 'scores',
              name: `query of t${row} times each key`,
              quantity: 'query',
              values: fits,
              labels: fits.map((score, k) => `${NAMES[k]}\n${each.masked(chosen, k) ? '–' : fixed(score, 1)}`),
            },
            {
              letter: 'output',
              name: 'of every token: the weighted mean of the values',
              quantity: 'value',
              values: means,
              labels: marks(means),
            },
          ]}
        />
      </div>
    );
  },
  tell: ({ shares, outputs, queries }, { row, causal, length }) => {
    const own = shares[row - 1] ?? [];
    const most = own.indexOf(Math.max(...own));
    const [x, y] = queries[row - 1] as [number, number];
    const sight = causal ? `it sees ${row} of ${T} tokens` : `it sees all ${T} tokens`;
    const sharp = (own[most] ?? 0) > 0.9 ? 'nearly a choice of one token' : 'a blend of several tokens';
    return (
      `The query of t${row} is (${shown(x)}, ${shown(y)}), ${shown(length)} long, and ${sight}. Its largest attention weight, ` +
      `${percent(own[most] ?? 0)}, goes to ${NAMES[most]}, whose key has the largest dot product with the query. Its output is ` +
      `${fixed(outputs[row - 1]?.[0] ?? 0)}: ${sharp}.`
    );
  },
});
