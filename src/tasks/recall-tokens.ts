/** Associative recall as a reader writes it: `c3` says that key c has value 3, `c?` asks for the value of c. */
import type { Random } from '../random.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Keys with values drawn by chance, so many pairs, and a question for one of them. */
export function drawTokens(pairs: number, keys: number, values: number, random: Random): string[] {
  const drawn = random
    .permutation(keys)
    .slice(0, pairs)
    .map((key) => `${letters[key]}${1 + random.below(values)}`);
  return [...drawn, `${drawn[random.below(pairs)]![0]}?`];
}

/** The tokens in a reader's text, `most` of them at most, or one pair and its question where there is none; `refused` is the rest. */
export function readTokens(text: string, most: number): { tokens: string[]; refused: string } {
  const isToken = (word: string) => /^[a-l][1-8?]$/.test(word);
  const words = text.split(' ').filter(Boolean);
  const tokens = words.filter(isToken).slice(0, most);
  return { tokens: tokens.length ? tokens : ['a1', 'a?'], refused: words.filter((word) => !isToken(word)).join(' ') };
}

/** What readers are told of words that are refused. */
export const refusal = (refused: string): string => (refused ? `Not a key and a value, so left out: ${refused}. ` : '');

/** The tokens of sequences of recall, from their x [·, keys + values]: one for every step. */
export function toTokens(x: Float32Array, keys: number, values: number): string[] {
  const D = keys + values;
  return Array.from({ length: x.length / D }, (_, t) => {
    const step = x.subarray(t * D, (t + 1) * D);
    const value = step.indexOf(1, keys);
    return `${letters[step.indexOf(1)]}${value < 0 ? '?' : value - keys + 1}`;
  });
}

/** x [T, keys + values] of a sequence of tokens. Throws for a token that is not one of these keys and values. */
export function fromTokens(tokens: string[], keys: number, values: number): Float32Array {
  const D = keys + values;
  const x = new Float32Array(tokens.length * D);
  tokens.forEach((token, t) => {
    const [key, value] = [letters.indexOf(token[0]), token.slice(1)];
    const isKnown = key >= 0 && key < keys && (value === '?' || (/^[1-9]$/.test(value) && Number(value) <= values));
    if (!isKnown) {
      const kinds = `a key a–${letters[keys - 1]} and a value 1–${values}, or a key and "?"`;
      throw new Error(`"${token}" is not a token here. Write ${kinds}: a1, a?`);
    }
    x[t * D + key] = 1;
    if (value !== '?') x[t * D + keys + Number(value) - 1] = 1;
  });
  return x;
}
