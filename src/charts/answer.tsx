/** What a model answers: a bar for the probability of each value, from 1 up. */
import { Bars } from './bars.tsx';
import { percent } from './scale.ts';

/**
 * Under the bars stand the values with their probabilities, or where `onlyBest` that of the most probable one alone.
 * `before` has the probabilities that are drawn as outlines, and says in words what they were.
 */
export function Answer({
  title,
  name,
  chances,
  onlyBest = false,
  before,
}: {
  title: string;
  name: string;
  chances: number[];
  onlyBest?: boolean;
  before?: { chances: number[]; text: string };
}) {
  const best = Math.max(...chances);
  const labels = chances.map((chance, k) => (onlyBest && chance < best ? `${k + 1}` : `${k + 1}\n${percent(chance)}`));
  return (
    <Bars
      title={title}
      limit={1}
      rows={[{ letter: 'answer', name, quantity: 'output', values: chances, labels, ghost: before?.chances }]}
      extraKey={before && [{ mark: 'ghost', text: before.text }]}
    />
  );
}
