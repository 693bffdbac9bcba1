/** A number for every token that asks (rows) and every token that it may attend to (columns). */
import { Matrix } from './matrix.tsx';

/** What a `causal` mask hides is crossed out. `chosen` is the token in focus; `onChoose` is told of the one tapped. */
interface Tokens {
  tokens: string[];
  causal: boolean;
  chosen: number;
  onChoose: (token: number) => void;
}

export function AttentionMatrix({
  title,
  letter,
  values,
  quantity,
  limit,
  digits,
  tokens,
  causal,
  chosen,
  onChoose,
}: Tokens & {
  title: string;
  letter: string;
  values: number[][];
  quantity: string;
  limit?: number;
  digits?: number;
}) {
  return (
    <Matrix
      title={title}
      letter={letter}
      rows={tokens}
      columns={tokens}
      values={values}
      quantity={quantity}
      masked={(asks, offers) => causal && offers > asks}
      chosen={chosen}
      onPoint={onChoose}
      limit={limit}
      digits={digits}
    />
  );
}

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
      <AttentionMatrix
        title="Attention weights: the softmax of each row of scores"
        letter="weights"
        values={weights}
        quantity="key"
        {...tokens}
      />
    </div>
  );
}
