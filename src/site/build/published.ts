/** Published models as the page of numbers shows them: bytes, and the figures they come from in words. */

import { bytesPerToken, expanded, fullAfter, keptBytes, stateBytes } from '../../published.ts';
import type { CacheGroup, PublishedModel, StateGroup } from '../../schema/model.ts';
import { counted } from '../../units.ts';
import { content } from './term-view.ts';

/** A model with its bytes: of a token, of the state, and of all that is kept at each of some lengths. */
export interface ModelNumbers {
  id: string;
  title: string;
  /** Bytes of the first token, and of each one after `fullAfter`, when every window is full. */
  perToken: { first: number; later: number };
  fullAfter: number;
  state: number;
  kept: number[];
  cacheWords: string[];
  stateWords: string[];
  weightWords?: string;
  note?: string;
  sources: { id: string; title: string; where: string }[];
  verified: string;
}

/** What one layer of a group keeps of a token. */
function sizeWords({ heads, width, keys, values, latent, rotary }: CacheGroup): string {
  if (latent)
    return rotary
      ? `(${latent} numbers of a latent vector + ${rotary} of a rotated key)`
      : `${latent} numbers of a latent vector`;
  if (width) return `${heads} heads with keys and values × ${width} numbers × 2`;
  return `${heads} heads × (${keys} numbers of a key + ${values} of a value)`;
}

const cacheWords = (group: CacheGroup): string =>
  `${group.layers} layers × ${sizeWords(group)}` +
  (group.window ? `, of the last ${counted(group.window)} tokens only` : '') +
  (group.readBy ? `, each cache read by ${group.readBy} layers` : '');

/** What a program keeps that does not use the latent vector. */
function expandedWords(model: PublishedModel): string[] {
  const heads = model.cache?.find((group) => group.expanded)?.expanded;
  if (!heads) return [];
  const { first } = bytesPerToken(expanded(model));
  const size = `${heads.heads} heads × (${heads.keys} numbers of a key + ${heads.values} of a value)`;
  return [`a program without latent attention keeps ${size} in each layer instead, ${counted(first)} bytes a token`];
}

const stateWords = ({ layers, bytes, parts }: StateGroup): string[] =>
  parts.map(
    (part) =>
      `${part.name}, ${layers} layers × ${part.as} (${counted(part.numbers)} numbers) × ${part.bytes ?? bytes} bytes`,
  );

function weightWords({ total, active, experts, from }: NonNullable<PublishedModel['weights']>): string {
  const chosen = experts && `${experts.active} of ${experts.of} experts in a layer`;
  const shared = experts?.shared ? ` and ${experts.shared} that sees every token` : '';
  const which = chosen ? ` (${chosen}${shared})` : '';
  const read = active === total ? 'a token reads all of them' : `a token reads ${counted(active)}${which}`;
  return `${counted(total)}, of which ${read}; ${from}`.replace(
    ', of which a token reads all',
    ', and a token reads all',
  );
}

/** All of them, in their order. */
export function published(lengths: number[]): ModelNumbers[] {
  const { models, sources } = content;
  const titleOf = (id: string) => sources.find((source) => source.id === id)!.fields.title;
  return [...models]
    .sort((a, b) => a.fields.order - b.fields.order)
    .map(({ id, fields }) => ({
      id,
      title: fields.title,
      perToken: bytesPerToken(fields),
      fullAfter: fullAfter(fields),
      state: stateBytes(fields),
      kept: lengths.map((tokens) => keptBytes(fields, tokens)),
      cacheWords: [...(fields.cache ?? []).map(cacheWords), ...expandedWords(fields)],
      stateWords: (fields.state ?? []).flatMap(stateWords),
      weightWords: fields.weights && weightWords(fields.weights),
      note: fields.note,
      verified: fields.verified,
      sources: fields.sources.map((source) => ({ ...source, title: titleOf(source.id) })),
    }));
}
