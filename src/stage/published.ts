/** Published models as the page of numbers shows them: bytes, and the figures they come from in words. */
import type { PublishedModel } from '../schema/model.ts';
import { bytesPerToken, keptBytes, STORED, stateBytes } from '../training/published.ts';
import { content } from './term-view.ts';

/** A model with its bytes: of a token, of the state, and of all that is kept at each of some lengths. */
export interface ModelNumbers {
  id: string;
  title: string;
  perToken: number;
  state: number;
  kept: number[];
  cacheWords?: string;
  stateWords: string[];
  note?: string;
  sources: { id: string; title: string; where: string }[];
  verified: string;
}

const count = (number: number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
const inCache = ({ cache }: PublishedModel) =>
  cache && `${cache.layers} layers × ${cache.heads} heads with keys and values × ${cache.width} numbers × 2`;
const inState = ({ state }: PublishedModel) =>
  (state?.parts ?? []).map(
    ({ name, numbers, as }) =>
      `${name}, ${state!.layers} layers × ${as} (${count(numbers)} numbers) × ${state!.bytes} bytes`,
  );

/** All of them, in their order. */
export function published(lengths: number[]): ModelNumbers[] {
  const { models, sources } = content;
  const titleOf = (id: string) => sources.find((source) => source.id === id)!.fields.title;
  return [...models]
    .sort((a, b) => a.fields.order - b.fields.order)
    .map(({ id, fields }) => ({
      id,
      title: fields.title,
      perToken: bytesPerToken(fields, STORED.f16),
      state: stateBytes(fields),
      kept: lengths.map((tokens) => keptBytes(fields, tokens)),
      cacheWords: inCache(fields),
      stateWords: inState(fields),
      note: fields.note,
      verified: fields.verified,
      sources: fields.sources.map((source) => ({ ...source, title: titleOf(source.id) })),
    }));
}
