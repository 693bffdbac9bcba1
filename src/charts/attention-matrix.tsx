/** A number for every token that asks (rows) and every token that it may attend to (columns). */
import { Matrix } from './matrix.tsx';

/** What a `causal` mask hides is crossed out. `chosen` is the token in focus; `onChoose` is told of the one tapped. */
interface Tokens {
  tokens: string[];
  causal: boolean;
  chosen: number;
  onChoose: (token: number) => void;
}

function AttentionMatrix({
  tokens,
  causal,
  onChoose,
  ...matrix
}: Tokens & Omit<Parameters<typeof Matrix>[0], 'rows' | 'columns' | 'masked' | 'onPoint'>) {
  const masked = (asks: number, offers: number) => causal && offers > asks;
  return <Matrix rows={tokens} columns={tokens} masked={masked} onPoint={onChoose} {...matrix} />;
}

/** The attention weights of all tokens. */
export const Weights = ({ title, weights, ...tokens }: Tokens & { title: string; weights: number[][] }) => (
  <AttentionMatrix title={title} letter="weights" values={weights} quantity="key" {...tokens} />
);

/** The scores of all tokens beside their softmax. */
export function ScoresAndWeights({ scores, weights, ...tokens }: Tokens & { scores: number[][]; weights: number[][] }) {
  return (
    <div class="beside">
      <AttentionMatrix
        title="Scores: query of each row times key of each column"
        letter="scores"
        values={scores}
        quantity="query"
        limit={Math.max(...scores.flat().map(Math.abs))}
        digits={1}
        {...tokens}
      />
      <Weights title="Attention weights: the softmax of each row of scores" weights={weights} {...tokens} />
    </div>
  );
}
