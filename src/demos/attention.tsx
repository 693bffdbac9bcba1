/** The shares of a trained attention head, and what it answers when the reader sets one of them. */

import { AttentionWeights } from '../charts/attention-weights.tsx';
import { Bars } from '../charts/bars.tsx';
import { defineDemo, range, text } from '../define.ts';
import { withModel } from '../trained/load.ts';
import { KEYS, VALUES } from '../trained/recall-attention.ts';
import { type Evaluation, holdShare } from '../training/hold-share.ts';

const [LONGEST, FIRST, TOKEN] = [5, 'a1 c3 f2 d5 c?', /^[a-l][1-8?]$/];
type Frame = { tokens: string[]; refused: string; learned: Evaluation; forced: Evaluation };

const percent = (share: number) => `${Math.round(100 * share)} %`;
const answer = ({ chances }: Evaluation) => chances.indexOf(Math.max(...chances));

export default defineDemo({
  title: 'Move its attention by hand',
  dare: 'The last token asks: which value came with key c? Drag its attention to another token.',
  trained: ['recall-attention'],
  controls: {
    tokens: text('Tokens: key a–l, then value 1–8 or ?', FIRST, { minLength: 2, maxLength: 14, allowed: 'a-l1-8? ' }),
    token: range('Hold the share of token', 1, LONGEST, 3),
    share: range('at', 0, 1, 0.6, { step: 0.05 }),
  },
  tries: [
    {
      label: 'look at the answer',
      settings: { token: 2, share: 1 },
      says: 'All of the weight is on c3, the token that was asked for.',
    },
    {
      label: 'look at a wrong token',
      settings: { token: 3, share: 1 },
      says: 'The head answers with whatever it looks at.',
    },
    { label: 'look a little aside', settings: { token: 3, share: 0.2 } },
  ],
  async *run({ tokens: typed, token, share, seed }, random): AsyncGenerator<Frame> {
    const keys = random.permutation(KEYS).slice(0, LONGEST - 1);
    const drawn = keys.map((key) => `${'abcdefghijkl'[key]}${1 + random.below(VALUES)}`);
    const sample = [...drawn, `${drawn[random.below(LONGEST - 1)]![0]}?`];
    const given = seed === 1 || typed !== FIRST ? typed.split(' ').filter(Boolean) : sample;
    const whole = given.filter((word) => TOKEN.test(word)).slice(0, LONGEST);
    const tokens = whole.length ? whole : ['a1', 'a?'];
    const refused = given.filter((word) => !TOKEN.test(word)).join(' ');
    const at = Math.min(token, tokens.length) - 1;
    const look = await withModel('recall-attention', (network) =>
      holdShare(network, tokens, [KEYS, VALUES], at, share),
    );
    yield { tokens, refused, ...look };
  },
  view: ({ tokens, learned, forced }, { token }, set) => {
    const labels = (look: Evaluation) =>
      look.chances.map((chance, k) => (k === answer(look) ? `${k + 1}: ${percent(chance)}` : `${k + 1}`));
    return (
      <div class="attention">
        <AttentionWeights
          title={`Shares of ${tokens.at(-1)} over all tokens: as learned, and as you hold them`}
          weights={tokens.map((name, k) => ({ name, learned: learned.shares[k]!, now: forced.shares[k]! }))}
          quantity="key"
          chosen={Math.min(token, tokens.length) - 1}
          onMove={(k, moved) =>
            set((now) => ({ token: k + 1, share: moved(now.token === k + 1 ? now.share : forced.shares[k]!) }))
          }
        />
        <Bars
          title="The chances of the eight values, as learned and as held"
          limit={1}
          rows={[
            { letter: 'learned', name: 'answer', quantity: 'output', values: learned.chances, labels: labels(learned) },
            { letter: 'held', name: 'answer', quantity: 'write', values: forced.chances, labels: labels(forced) },
          ]}
        />
      </div>
    );
  },
  tell: ({ tokens, refused, learned, forced }, { token, share }) => {
    const at = Math.min(token, tokens.length) - 1;
    const said = (look: Evaluation) => `${answer(look) + 1} (${percent(look.chances[answer(look)]!)})`;
    return (
      `${refused ? `Not a key and a value, so left out: ${refused}. ` : ''}${tokens.at(-1)} learned to give ${tokens[at]} ${percent(learned.shares[at]!)} of its attention, and answers ` +
      `${said(learned)}; with token ${at + 1} held at ${percent(share)} it answers ${said(forced)}.`
    );
  },
});
