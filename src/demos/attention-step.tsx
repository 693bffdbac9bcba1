/** A trained attention head on pairs and a question: queries, scores, softmax, output, and the mask. */
import { Answer } from '../charts/answer.tsx';
import { ScoresAndWeights } from '../charts/attention-matrix.tsx';
import { Bars } from '../charts/bars.tsx';
import { percent, shown } from '../charts/scale.ts';
import { defineDemo, range, text, toggle } from '../define.ts';
import { drawTokens, readTokens, refusal } from '../tasks/recall-tokens.ts';
import { withModel } from '../trained/load.ts';
import { KEYS, VALUES } from '../trained/recall-attention.ts';
import { type Asked, ask } from '../training/ask.ts';

const [WIDTH, LONGEST, FIRST] = [8, 6, 'a1 c3 f2 c?'];

type Frame = Asked & { tokens: string[]; refused: string };

export default defineDemo({
  title: 'Ask a trained attention head',
  dare: 'c3 says “key c has value 3”, and c? asks for it. Take the causal mask away: the first token now reads what comes after it.',
  trained: ['recall-attention'],
  controls: {
    tokens: text('Tokens: key a–l, then value 1–8 or ?', FIRST, { minLength: 2, maxLength: 17, allowed: 'a-l1-8? ' }),
    row: range('Look at token', 1, LONGEST, 4, { scrub: true }),
    part: range('Change entry of its query', 1, WIDTH, 1, { needs: 'change', rare: true }),
    change: range('by adding', -6, 6, 0, { step: 0.5, rare: true }),
    causal: toggle('causal mask', true),
  },
  tries: [
    { label: 'a trained question', settings: {} },
    {
      label: 'push its query',
      settings: { part: 1, change: 6 },
      says: 'The scores follow the query, and the weights follow the scores.',
    },
    {
      label: 'no causal mask',
      settings: { causal: false, row: 1 },
      says: 'The first token now reads tokens that come after it.',
    },
    { label: 'ask twice', settings: { tokens: 'a1 c3 a? c?', row: 4 } },
  ],
  async *run({ tokens: typed, row, part, change, causal, seed }, random): AsyncGenerator<Frame> {
    const isTyped = seed === 1 || typed !== FIRST;
    const words = isTyped ? typed : drawTokens(3, KEYS, VALUES, random).join(' ');
    const { tokens, refused } = readTokens(words, LONGEST);
    const edit = { row: Math.min(row, tokens.length) - 1, part: part - 1, change };
    const answer = await withModel('recall-attention', (network) => ask(network, tokens, [KEYS, VALUES], edit, causal));
    yield { tokens, refused, ...answer };
  },
  view: ({ tokens, scores, weights, query, output, chances }, { row, causal }, set) => {
    const at = Math.min(row, tokens.length) - 1;
    const largest = Math.max(...[...query[at]!, ...output[at]!].map(Math.abs));
    const vectors = [
      { letter: 'q', name: `of ${tokens[at]}`, quantity: 'query', values: query[at]! },
      { letter: 'output', name: 'weighted mean of the values', quantity: 'value', values: output[at]! },
    ];
    return (
      <div class="attention">
        <ScoresAndWeights
          scores={scores}
          weights={weights}
          tokens={tokens}
          causal={causal}
          chosen={at}
          onChoose={(token) => set({ row: token + 1 })}
        />
        <Bars title={`Query and output of ${tokens[at]}`} limit={largest} rows={vectors} />
        <Answer
          title="The probabilities of the eight values"
          name={`probability of each value at ${tokens[at]}`}
          chances={chances[at]!}
          onlyBest
        />
      </div>
    );
  },
  tell: ({ tokens, weights, chances, refused }, { row, change, part, causal }) => {
    const at = Math.min(row, tokens.length) - 1;
    const most = weights[at]!.indexOf(Math.max(...weights[at]!));
    const answer = chances[at]!.indexOf(Math.max(...chances[at]!));
    const edit = change ? `, with ${shown(change)} added to entry ${part} of its query` : '';
    const sight = causal
      ? 'The causal mask hides all later tokens'
      : 'Without the mask every token also reads later ones, which a model that writes left to right cannot have';
    return (
      `${refusal(refused)}${tokens[at]} gives its largest attention weight, ${percent(weights[at]![most]!)}, to ${tokens[most]}, so the value ` +
      `of ${tokens[most]} counts most in its output, and the head answers ${answer + 1} with a probability of ${percent(chances[at]![answer]!)}${edit}. ${sight}.`
    );
  },
});
