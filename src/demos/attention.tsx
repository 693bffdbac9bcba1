/** The attention weights of a trained head, and what it answers when the reader holds one of them. */
import { Answer } from '../charts/answer.tsx';
import { AttentionWeights } from '../charts/attention-weights.tsx';
import { percent } from '../charts/scale.ts';
import { defineDemo, range, text } from '../define.ts';
import { drawTokens, readTokens, refusal } from '../tasks/recall-tokens.ts';
import { withModel } from '../trained/load.ts';
import { KEYS, VALUES } from '../trained/recall-attention.ts';
import { type Evaluation, holdShare } from '../training/hold-share.ts';

const [LONGEST, FIRST] = [5, 'a1 c3 f2 d5 c?'];
type Frame = { tokens: string[]; refused: string; learned: Evaluation; forced: Evaluation };

const answer = ({ chances }: Evaluation) => chances.indexOf(Math.max(...chances));

export default defineDemo({
  title: 'Move its attention by hand',
  dare: 'The last token, c?, asks for the value that came with key c. Drag its attention to f2: what does the head answer now?',
  trained: ['recall-attention'],
  controls: {
    tokens: text('Tokens: key a–l, then value 1–8 or ?', FIRST, { minLength: 2, maxLength: 14, allowed: 'a-l1-8? ' }),
    token: range('Hold the weight of token number', 0, LONGEST, 0),
    share: range('at', 0, 1, 1, { step: 0.05, needs: 'token' }),
  },
  tries: [
    { label: 'as learned', settings: {}, says: 'Most of the weight goes to the token that holds the answer.' },
    {
      label: 'look at a wrong token',
      settings: { token: 3, share: 1 },
      says: 'The head answers with whatever it looks at.',
    },
    { label: 'half on a wrong token', settings: { token: 3, share: 0.5 } },
  ],
  async *run({ tokens: typed, token, share, seed }, random): AsyncGenerator<Frame> {
    const isTyped = seed === 1 || typed !== FIRST;
    const words = isTyped ? typed : drawTokens(LONGEST - 1, KEYS, VALUES, random).join(' ');
    const { tokens, refused } = readTokens(words, LONGEST);
    const at = Math.min(token, tokens.length) - 1;
    const { learned, forced } = await withModel('recall-attention', (network) =>
      holdShare(network, tokens, [KEYS, VALUES], Math.max(0, at), share),
    );
    yield { tokens, refused, learned, forced: at < 0 ? learned : forced };
  },
  view: ({ tokens, learned, forced }, { token }, set) => {
    return (
      <div class="attention">
        <AttentionWeights
          title={`Attention weights of ${tokens.at(-1)} over all tokens: as learned, and as you hold them`}
          weights={tokens.map((name, k) => ({ name, learned: learned.shares[k] ?? 0, now: forced.shares[k] ?? 0 }))}
          quantity="key"
          chosen={Math.min(token, tokens.length) - 1}
          onMove={(k, moved) =>
            set((now) => ({ token: k + 1, share: moved(now.token === k + 1 ? now.share : (forced.shares[k] ?? 0)) }))
          }
        />
        <Answer
          title="The probabilities of the eight values, as learned and as held"
          name="probability of each value"
          chances={forced.chances}
          before={{ chances: learned.chances, text: 'as learned' }}
        />
      </div>
    );
  },
  tell: ({ tokens, refused, learned, forced }, { token, share }) => {
    const at = Math.min(token, tokens.length) - 1;
    const said = (head: Evaluation) => `${answer(head) + 1} (${percent(head.chances[answer(head)] ?? 0)})`;
    const most = learned.shares.indexOf(Math.max(...learned.shares));
    if (at < 0)
      return (
        `${refusal(refused)}${tokens.at(-1)} gives most of its attention, ${percent(learned.shares[most] ?? 0)}, to ${tokens[most]}, and so the head ` +
        `answers ${said(learned)}. The attention weights add up to 100 %: what one token gets, the others lose.`
      );
    return (
      `${refusal(refused)}${tokens.at(-1)} learned to give ${tokens[at]} an attention weight of ${percent(learned.shares[at] ?? 0)} and answered ` +
      `${said(learned)}. With that weight held at ${percent(share)}, the head answers ${said(forced)}: its output is the mean of the ` +
      'values, weighted by attention.'
    );
  },
});
