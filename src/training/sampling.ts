/** Sampling: from a model's scores to the probabilities that the next item is drawn from, by temperature, top-k, top-p and min-p. */
import type { Random } from '../random.ts';

/** The settings of a draw. `topK` 0, `topP` 1 and `minP` 0 keep every item; temperature 0 keeps only the most probable one. */
export interface Sampling {
  temperature: number;
  topK: number;
  topP: number;
  minP: number;
  /** When the temperature is applied: before the filters, as Transformers does, or after them, as llama.cpp does. */
  order: 'first' | 'last';
}

/** Every item at its probability under the model. */
export const AS_IT_IS: Sampling = { temperature: 1, topK: 0, topP: 1, minP: 0, order: 'first' };

/** What a filter leaves of the scores: −∞ where an item is out. */
type Filter = (scores: number[]) => number[];

/**
 * The probabilities that an item is drawn from, in the order of its scores (logits); 0 where a filter removes it. The
 * filters are applied as top-k, top-p, min-p, each to what the one before left, scaled to add up to 1 again.
 *   p = softmax(z / τ)    probabilities of the scores z at temperature τ
 *   top-k: the k items with the largest p
 *   top-p: the most probable items, until their p add up to `topP`
 *   min-p: every item whose p is at least `minP` times the largest p
 * Of equal scores the earlier item is the larger. Throws where a score is NaN or +∞, and where a setting is out of range.
 */
export function chancesOf(scores: number[], sampling: Sampling): number[] {
  check(scores, sampling);
  const { temperature, topK, topP, minP, order } = sampling;
  const filters: Filter[] = [topKOf(topK), topPOf(topP), minPOf(minP)];
  const heat = atTemperature(temperature);
  const steps = order === 'first' ? [heat, ...filters] : [...filters, heat];
  return softmax(steps.reduce((left, step) => step(left), scores));
}

/** The item that is drawn with these probabilities: never one of probability 0, whatever rounding does to their sum. */
export function draw(chances: number[], random: Random): number {
  const kept = chances.flatMap((chance, k) => (chance > 0 ? [k] : []));
  const drawn = kept[random.pick(kept.map((k) => chances[k]))];
  if (drawn === undefined) throw new Error('No item has a probability above 0, so none can be drawn.');
  return drawn;
}

/** How much an item of this probability surprises, in bits. */
export const bitsOf = (chance: number): number => -Math.log2(chance);

/** Probabilities from scores, which may be −∞. */
export function softmax(scores: number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power);
  return powers.map((power) => power / total);
}

const atTemperature =
  (temperature: number): Filter =>
  (scores) =>
    temperature === 0 ? topKOf(1)(scores) : scores.map((score) => score / temperature);

/** The places of the scores, from the largest score to the smallest. */
const ranked = (scores: number[]) => scores.map((_, k) => k).sort((a, b) => scores[b] - scores[a] || a - b);
const only = (scores: number[], kept: Set<number>) => scores.map((score, k) => (kept.has(k) ? score : -Infinity));

const topKOf =
  (k: number): Filter =>
  (scores) =>
    k === 0 ? scores : only(scores, new Set(ranked(scores).slice(0, k)));

const topPOf =
  (p: number): Filter =>
  (scores) => {
    if (p === 1) return scores;
    const chances = softmax(scores);
    const kept = new Set<number>();
    let sum = 0;
    for (const k of ranked(scores)) {
      kept.add(k);
      sum += chances[k];
      if (sum >= p) break;
    }
    return only(scores, kept);
  };

const minPOf =
  (p: number): Filter =>
  (scores) => {
    const top = Math.max(...scores);
    return scores.map((score) => (Math.exp(score - top) >= p ? score : -Infinity));
  };

function check(scores: number[], { temperature, topK, topP, minP }: Sampling): void {
  const wrong = scores.findIndex((score) => Number.isNaN(score) || score === Infinity);
  if (wrong >= 0) throw new Error(`Score ${wrong + 1} is ${scores[wrong]}, which is not a probability of anything.`);
  if (!scores.some(Number.isFinite)) throw new Error('There is no finite score, so there is nothing to draw.');
  if (!(temperature >= 0 && temperature < Infinity))
    throw new Error(`The temperature is ${temperature}; it must be 0 or above.`);
  if (!Number.isInteger(topK) || topK < 0)
    throw new Error(`Top-k is ${topK}; it must be a whole number: 1 or above, or 0 to keep every item.`);
  if (!(topP >= 0 && topP <= 1)) throw new Error(`Top-p is ${topP}; it must be from 0 to 1.`);
  if (!(minP >= 0 && minP <= 1)) throw new Error(`Min-p is ${minP}; it must be from 0 to 1.`);
}
