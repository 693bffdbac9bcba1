/** Six tokens that attend to each other; the reader turns and stretches one query, and lifts the mask. */
import { Weights } from '../charts/attention-matrix.tsx';
import { type BarRow, Bars } from '../charts/bars.tsx';
import { Plane } from '../charts/plane.tsx';
import { fixed, percent, shown } from '../charts/scale.ts';
import { defineDemo, range, toggle } from '../define.ts';
import { type LookedAround, lookAround } from '../training/look-around.ts';

const [T, LONGEST, STEP] = [6, 8, { angle: 5, length: 0.5 }];
const NAMES = Array.from({ length: T }, (_, k) => `t${k + 1}`);
/** A row of bars with each token and its number under its bar; a token that is not seen has none. */
const bars = (letter: string, name: string, quantity: string, values: number[], seen = T): BarRow => ({
  letter,
  name,
  quantity,
  values,
  labels: values.map((value, k) => `${NAMES[k]}\n${k < seen ? fixed(value, 1) : '–'}`),
});

export default defineDemo({
  title: 'Turn a query',
  dare: 'Drag the tip of the thick arrow, the query: make it long, and one key takes all the attention.',
  untrained: 'keys and the other queries are random; the value of token k is the number k.',
  controls: {
    row: range('Query of token', 1, T, 4),
    angle: range('points to', 0, 355, 100, { rare: true, step: STEP.angle, unit: '°' }),
    length: range('with length', 0, LONGEST, 2, { rare: true, step: STEP.length }),
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
  view: ({ keys, query: [x, y], scores, weights, outputs }, { row, causal }, set) => (
    <div class="attention">
      <div class="beside">
        <Plane
          title={`The six keys, and the query of t${row}, as arrows`}
          limit={5}
          step={STEP}
          longest={LONGEST}
          onTurn={set}
          arrows={[
            ...keys.map(([keyX, keyY], k) => ({ label: NAMES[k] ?? '', x: keyX, y: keyY, quantity: 'key' })),
            { label: `q of t${row}`, x, y, quantity: 'query', strong: true },
          ]}
        />
        <Weights
          title="Softmax: the attention weights of each row"
          weights={weights}
          tokens={NAMES}
          causal={causal}
          chosen={row - 1}
          onChoose={(token) => set({ row: token + 1 })}
        />
      </div>
      <Bars
        title={`The scores of t${row} for the tokens it sees, and the output of every token`}
        limit={Math.max(T, ...scores.map(Math.abs))}
        rows={[
          bars('scores', `query of t${row} times each key`, 'query', scores, causal ? row : T),
          bars('output', 'of every token: the weighted mean of the values', 'value', outputs),
        ]}
      />
    </div>
  ),
  tell: ({ weights, outputs, query: [x, y] }, { row, causal, length }) => {
    const own = weights[row - 1] ?? [];
    const most = own.indexOf(Math.max(...own));
    const sight = causal ? `it sees ${row} of ${T} tokens` : `it sees all ${T} tokens`;
    const sharp = (own[most] ?? 0) > 0.9 ? 'nearly a choice of one token' : 'a blend of several tokens';
    return (
      `The query of t${row} is (${shown(x)}, ${shown(y)}), ${shown(length)} long, and ${sight}. Its largest attention weight, ` +
      `${percent(own[most] ?? 0)}, goes to ${NAMES[most]}, whose key has the largest dot product with the query. Its output is ` +
      `${fixed(outputs[row - 1] ?? 0)}: ${sharp}.`
    );
  },
});
