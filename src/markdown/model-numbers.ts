/** What the calculators find of a published model: numbers that a text may state of it, resting on its file. Pure. */

import { bytesPerToken, keptBytes, STORED, stateBytes } from '../published.ts';
import type { PublishedModel } from '../schema/model.ts';

/** How many tokens a text speaks of: "at 4,096 tokens", or the first cell of a row. */
const LENGTH = /(?:\b(?:at|after|of|for) |^)(\d[\d,]*)(?= tokens?\b| \|)/gi;
/** Bits in which weights are stored. */
const WEIGHT_BITS = [32, 16, 8, 4];

/** The figures of its file, and what its cache, its state and its weights take: for a token, and for the lengths named in `text`. */
export function figuresOf(model: PublishedModel, text: string): Record<string, unknown> {
  const lengths = [...text.matchAll(LENGTH)].map(([, digits = '']) => Number(digits.replaceAll(',', '')));
  const { cache, state, weights } = model;
  return {
    file: { cache, state, weights },
    lengths,
    state: stateBytes(model),
    cache: Object.values(STORED).map((bytes) => bytesPerToken(model, bytes)),
    kept: lengths.flatMap((length) => Object.values(STORED).map((bytes) => keptBytes(model, length, bytes))),
    weights: WEIGHT_BITS.map((bits) => [((weights?.total ?? 0) * bits) / 8, ((weights?.active ?? 0) * bits) / 8]),
    bits: WEIGHT_BITS,
  };
}
