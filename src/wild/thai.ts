/**
 * Thai words as ICU4X finds them: its network, an embedding, an LSTM in each direction and four tags, run by the glossary's
 * own cell. Its gates already lie in the order of that cell, so no block has to move.
 */
import type { Weights } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { softmax, type Tensor1D, type Tensor2D, type Tensor3D, tensor } from '../engine/tfjs.ts';
import type { Layer } from '../models/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { bidirectional } from '../models/parts/bidirectional.ts';
import { times } from '../models/parts/linear.ts';
import { recurrent } from '../models/unroll.ts';
import { TAGS } from './thai-samples.ts';

/** `characters` in the order of the rows of the embedding; one row more is for any other character. */
export interface ThaiNetwork {
  characters: string;
  weights: Weights;
}

const ENDS = TAGS.indexOf('ends');

/** A stretch of letters, vowels and marks of the Thai script; digits, the baht sign and the old signs are not among them. */
export const THAI = /[\u0e01-\u0e3a\u0e40-\u0e4e]+/g;

/** Of each character of a run: the scores of the four tags, their softmax, and the states of both directions. */
export interface Reading {
  scores: number[][];
  chances: number[][];
  forward: number[][];
  backward: number[][];
}

/** The network with its numbers unpacked, fetched when it is first asked for. */
export async function loadThai(): Promise<ThaiNetwork> {
  const { characters, shapes, float32 } = (await import('./thai-network.json')).default;
  const bytes = Uint8Array.from(atob(float32), (sign) => sign.charCodeAt(0));
  const numbers = new Float32Array(bytes.buffer);
  let at = 0;
  const weights = Object.entries(shapes).map(([name, shape]) => {
    const from = at;
    at += shape.reduce((product, length) => product * length, 1);
    return [name, { shape, data: numbers.slice(from, at) }];
  });
  return { characters, weights: Object.fromEntries(weights) };
}

const bothWays = bidirectional(recurrent(lstm) as Layer);

/** Runs of one length as the network reads them, [B,T,D]: the row of the embedding that each character has. */
export function rowsOf({ characters, weights }: ThaiNetwork, runs: string[]): Tensor3D {
  const { shape, data: rows } = weights.embedding;
  const D = shape[1];
  const text = runs.join('');
  const x = new Float32Array(text.length * D);
  [...text].forEach((character, k) => {
    const found = characters.indexOf(character);
    const row = found < 0 ? characters.length : found;
    x.set(rows.subarray(row * D, (row + 1) * D), k * D);
  });
  return tensor(x, [runs.length, text.length / runs.length, D]);
}

/** What the network makes of each run of Thai characters. Runs of equal length are read together. */
export function readRuns(network: ThaiNetwork, runs: string[]): Reading[] {
  const readings: Reading[] = [];
  scope(() => {
    const tensors = Object.fromEntries(
      Object.entries(network.weights).map(([name, { data, shape: of }]) => [name, tensor(data, of)]),
    );
    for (const T of new Set(runs.map((run) => run.length))) {
      const alike = runs.flatMap((run, k) => (run.length === T ? [k] : []));
      const x = rowsOf(
        network,
        alike.map((k) => runs[k]),
      );
      const states = bothWays.apply(tensors, x);
      const scores = times(tensors['tags.W'] as Tensor2D, states, tensors['tags.b'] as Tensor1D);
      const [h, s, p] = [states.arraySync(), scores.arraySync(), softmax(scores).arraySync() as number[][][]];
      alike.forEach((k, row) => {
        const half = h[row][0].length / 2;
        readings[k] = {
          scores: s[row],
          chances: p[row],
          forward: h[row].map((both) => both.slice(0, half)),
          backward: h[row].map((both) => both.slice(half)),
        };
      });
    }
  });
  return readings;
}

/**
 * Whether a word ends at a character. As in ICU4X, only where "ends" has the largest score: after a character tagged as a
 * word by itself the text goes on without a break.
 */
export const endsWord = (scores: number[]): boolean =>
  scores.every((score, tag) => tag === ENDS || score < scores[ENDS]);

/** The words of a run. */
export function wordsOf(run: string, { scores }: Reading): string[] {
  const words = [''];
  [...run].forEach((character, t) => {
    words[words.length - 1] += character;
    if (t < run.length - 1 && endsWord(scores[t])) words.push('');
  });
  return words;
}

/** Texts with a bar at every break inside a run of Thai characters; what stands between the runs is left alone. */
export function withBars(network: ThaiNetwork, texts: string[]): string[] {
  const runs = [...new Set(texts.flatMap((text) => text.match(THAI) ?? []))];
  const readings = readRuns(network, runs);
  const barred = new Map(runs.map((run, k) => [run, wordsOf(run, readings[k]).join('|')]));
  return texts.map((text) => text.replace(THAI, (run) => barred.get(run) ?? run));
}
