/** A trained attention head on pairs and a question: queries, scores, softmax, output, and the mask. */
import { attend, type AttentionWeights } from '../cells/attention.ts';
import { times } from '../cells/linear.ts';
import { Bars } from '../charts/bars.tsx';
import { Matrix } from '../charts/matrix.tsx';
import { shown } from '../charts/scale.ts';
import { defineDemo, range, text, toggle } from '../define.ts';
import { add, buffer, softmax, squeeze, tensor, type Tensor, type Tensor3D } from '../engine/tfjs.ts';
import { scope } from '../engine/scope.ts';
import { loadModel, toWeights } from '../models/load.ts';
import { KEYS, VALUES } from '../models/recall-attention.ts';
import { fromTokens } from '../tasks/recall-tokens.ts';
import { layerWeights, project, readout } from '../training/net.ts';

const [WIDTH, LONGEST] = [8, 6];

interface Frame { tokens: string[]; query: number[][]; scores: number[][]; weights: number[][]; output: number[][]; chances: number[][]; problem?: string }

const grid = (x: Tensor) => squeeze(x, [0]).arraySync() as number[][];

export default defineDemo({
  title: 'Ask a trained attention head',
  hint: 'c3 says “key c has value 3”, c? asks for it. Change the query of the last token, or let tokens see the future.',
  trained: ['recall-attention'],
  controls: {
    tokens: text('Tokens (key a–h, value 1–4 or ?)', 'a1 c3 f2 c?', { maxLength: 17, allowed: 'a-h1-4? ' }),
    row: range('Token', 1, LONGEST, 4, { scrub: true }),
    part: range('Its query, number', 1, WIDTH, 1),
    change: range('add', -6, 6, 0, { step: 0.5 }),
    causal: toggle('causal mask', true),
  },
  async *run({ tokens: typed, row, part, change, causal, seed }, random): AsyncGenerator<Frame> {
    const net = toWeights(await loadModel('recall-attention'));
    const { Wq, Wk, Wv, Wo } = layerWeights(net) as AttentionWeights;
    const drawn = () => { const keys = random.permutation(KEYS).slice(0, 3); return [...keys, keys[random.below(3)]!].map((key, k) => `${'abcdefgh'[key]}${k < 3 ? 1 + random.below(VALUES) : '?'}`); };
    const given = seed === 1 || typed !== 'a1 c3 f2 c?' ? typed.trim().split(/\s+/).filter(Boolean) : drawn();
    const whole = given.filter((token) => /^[a-h][1-4?]$/.test(token)).slice(0, LONGEST);
    const tokens = whole.length ? whole : ['a1', 'a?'];
    yield scope(() => {
      const T = tokens.length;
      const e = project(net, tensor(fromTokens(tokens, KEYS, VALUES), [1, T, KEYS + VALUES]) as Tensor3D);
      const edit = buffer([1, T, WIDTH]);
      edit.set(change, 0, Math.min(row, T) - 1, part - 1);
      const q = add(times(Wq, e), edit.toTensor()) as Tensor3D;
      const { scores, weights, output } = attend(q, times(Wk, e), times(Wv, e), { causal });
      const y = times(Wo, output);
      const left = given.filter((token) => !whole.includes(token));
      return { tokens, query: grid(q), scores: grid(scores), weights: grid(weights), output: grid(output), chances: grid(softmax(readout(net, y))), ...(left.length ? { problem: left.join(' ') } : {}) };
    });
  },
  view: (frame, { row, causal }, set) => {
    const { tokens } = frame;
    const at = Math.min(row, tokens.length) - 1;
    const masked = (query: number, key: number) => causal && key > query;
    const limit = Math.max(1, ...frame.scores.flat().map(Math.abs));
    const pick = (chosen: number) => set({ row: chosen + 1 });
    const each = { rows: tokens, columns: tokens, chosen: at, onPoint: pick, masked };
    return (
      <div class="attention">
        <div class="beside">
          <Matrix title="Scores: how well each query (row) fits each key (column)" letter="scores" values={frame.scores} quantity="query" limit={limit} digits={1} {...each} />
          <Matrix title="Softmax weights: what share of each value (column) each token (row) takes" letter="softmax" values={frame.weights} quantity="key" {...each} />
        </div>
        <Bars title={`The query and the output of token ${tokens[at]}`} limit={Math.max(3, ...frame.query[at]!.map(Math.abs), ...frame.output[at]!.map(Math.abs))} rows={[
          { letter: 'q', name: `of ${tokens[at]}`, quantity: 'query', values: frame.query[at]! }, { letter: 'output', name: 'mean of values', quantity: 'value', values: frame.output[at]! }]} />
        <Bars title="The chances of the four values" limit={1} rows={[{ letter: 'answer', name: `at ${tokens[at]}`, quantity: 'output', values: frame.chances[at]!, labels: frame.chances[at]!.map((chance, k) => `${k + 1}: ${shown(100 * chance, 0)}%`) }]} />
      </div>
    );
  },
  tell: ({ tokens, weights, chances, problem }, { row, change, part, causal }) => {
    const at = Math.min(row, tokens.length) - 1;
    const most = weights[at]!.indexOf(Math.max(...weights[at]!));
    const answer = chances[at]!.indexOf(Math.max(...chances[at]!));
    return `${problem ? `Not tokens, so left out: ${problem}. ` : ''}${tokens[at]} gives ${shown(100 * weights[at]![most]!, 0)} % of its attention to ${tokens[most]} and answers ${answer + 1} (${shown(100 * chances[at]![answer]!, 0)} %)`
      + `${change ? `, with ${shown(change)} added to number ${part} of its query` : ''}${causal ? '; it sees no later token' : '; it sees later tokens too'}.`;
  },
});
