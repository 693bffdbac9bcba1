/** Fields of a published model that are well formed each, and do not go together. Pure. */
import type { CacheGroup, PublishedModel, StateGroup } from '../schema/model.ts';

/** Where it is, what does not go together, and what to do about it. */
export interface Clash {
  path: PropertyKey[];
  message: string;
  fix: string;
}

const SIZES = ['heads', 'width', 'keys', 'values'] as const;
const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(' and ');

/** A group of layers gives the size of what it keeps of a token in one of three ways. */
function inCache(group: CacheGroup, path: PropertyKey[]): Clash[] {
  const { heads, width, keys, values, latent, rotary, expanded } = group;
  const given = SIZES.filter((field) => group[field] !== undefined);
  if (latent !== undefined) {
    return given.map((field) => ({
      path: [...path, field],
      message: 'a latent vector takes the place of keys and values for each head',
      fix: 'Remove it. What a program without latent attention keeps is written "expanded": { "heads": 128, "keys": 192, "values": 128 }.',
    }));
  }
  if (rotary !== undefined || expanded) {
    return [
      {
        path: [...path, rotary === undefined ? 'expanded' : 'rotary'],
        message: 'it belongs to latent attention, and there is no "latent"',
        fix: 'Add "latent": 512, the size of its vector, or remove it.',
      },
    ];
  }
  const isWhole = width === undefined ? keys && values : keys === undefined && values === undefined;
  if (heads && isWhole) return [];
  return [
    {
      path,
      message: given.length
        ? `${quoted(given)} do not give the size of a key and of a value`
        : 'nothing says how many numbers a layer keeps of a token',
      fix: 'Give "heads" and "width"; or "heads", "keys" and "values" where a key and a value differ in size; or "latent" and "rotary".',
    },
  ];
}

const inState = ({ bytes, parts }: StateGroup, path: PropertyKey[]): Clash[] =>
  parts
    .map((part, k) => ({ part, path: [...path, 'parts', k] }))
    .filter(({ part }) => (part.bytes ?? bytes) === undefined)
    .map(({ part, path }) => ({
      path,
      message: `nothing says how many bytes a number of "${part.name}" takes`,
      fix: 'Add "bytes": 4 (or 2) to it, or to the state for all its parts.',
    }));

function inWeights({ total, active, experts }: NonNullable<PublishedModel['weights']>): Clash[] {
  const fix = 'Correct one of the two.';
  const weights = { path: ['weights', 'active'], message: `a token cannot read ${active} weights of ${total}`, fix };
  if (active > total) return [weights];
  if (!experts || experts.active <= experts.of) return [];
  const message = `a token cannot be sent to ${experts.active} experts of ${experts.of}`;
  return [{ path: ['weights', 'experts', 'active'], message, fix }];
}

/** All of them in a model; paths count its groups from 0, also where the file has a single one without brackets. */
export const clashes = ({ cache = [], state = [], weights }: PublishedModel): Clash[] => [
  ...cache.flatMap((group, k) => inCache(group, ['cache', k])),
  ...state.flatMap((group, k) => inState(group, ['state', k])),
  ...(weights ? inWeights(weights) : []),
];
