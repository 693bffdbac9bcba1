/** The memory that published models keep of a text, by the format of their cache. Pure: only figures of their configurations are used. */
import { bytesPerToken, fullAfter, keptBytes, STORED, stateBytes, tokensThatFit } from '../published.ts';
import { modelOf } from './published-models.ts';

/** The format of the numbers in a cache. */
export type Format = keyof typeof STORED;
export const FORMATS = Object.keys(STORED) as Format[];
/** The numbers of tokens at which bytes are given. */
export const LENGTHS = [1, 2, 4, 8, 16, 32, 64, 128].map((thousand) => 1024 * thousand);

/** Bytes of all sequences together; `fits` is in tokens of each, null where any number fits. */
export interface TextMemory {
  title: string;
  perToken: { first: number; later: number };
  /** Tokens until every window is full; 0 without any. */
  full: number;
  fixed: number;
  kept: Record<Format, number[]>;
  fits: Record<Format, number | null>;
}

/** What a model keeps of so many sequences, and how many tokens of each fit into `memory` bytes. */
export function textMemory(id: string, sequences: number, memory: number): TextMemory {
  const model = modelOf(id);
  const { first, later } = bytesPerToken(model);
  const fit = (format: Format) => tokensThatFit(model, memory / sequences, STORED[format]);
  return {
    title: model.title,
    perToken: { first: sequences * first, later: sequences * later },
    full: fullAfter(model),
    fixed: sequences * stateBytes(model),
    kept: forEach((format) => LENGTHS.map((tokens) => sequences * keptBytes(model, tokens, STORED[format]))),
    fits: forEach((format) => (Number.isFinite(fit(format)) ? fit(format) : null)),
  };
}

const forEach = <T>(value: (format: Format) => T) =>
  Object.fromEntries(FORMATS.map((format) => [format, value(format)])) as Record<Format, T>;
