/** Published models: what each keeps of a text while it writes, from the figures in content/models. Pure: the page reads it. */

/** Layers with attention, heads with keys and values of their own, and numbers in one of them. */
export interface CacheShape {
  layers: number;
  heads: number;
  width: number;
}
/** Layers with a state, bytes a number, and what a layer keeps. */
interface StateShape {
  layers: number;
  bytes: number;
  parts: { name: string; numbers: number; as: string }[];
}

/** A model as its file in content/models says it, checked by `src/schema/model.ts`. */
export interface Published {
  title: string;
  order: number;
  cache?: CacheShape;
  state?: StateShape;
  note?: string;
  sources: { id: string; where: string }[];
  verified: string;
}

const files = import.meta.glob<Published>('../../content/models/*.json', { eager: true, import: 'default' });
const nameOf = (path: string) => path.replace(/^.*\/|\.json$/g, '');

/** All of them by id, in their order. */
export const MODELS: Record<string, Published> = Object.fromEntries(
  Object.entries(files)
    .map(([path, model]) => [nameOf(path), model] as const)
    .sort(([, a], [, b]) => a.order - b.order),
);

/** The titles of those that have what is asked for, by id: for a choice in a demo. */
export const titlesOf = (having: (model: Published) => unknown = () => true): Record<string, string> =>
  Object.fromEntries(
    Object.entries(MODELS)
      .filter(([, model]) => having(model))
      .map(([id, { title }]) => [id, title]),
  );

/** Bytes a number of a cache: llama.cpp packs 32 numbers into 34 bytes (q8_0) or 18 (q4_0). */
export const STORED = { f16: 2, q8_0: 34 / 32, q4_0: 18 / 32 };

/** Bytes of one token: a key and a value in every head of every layer with attention. 0 without any. */
export const bytesPerToken = ({ cache }: Pick<Published, 'cache'>, bytes: number): number =>
  cache ? 2 * cache.layers * cache.heads * cache.width * bytes : 0;

/** Bytes of the state of one sequence, however long it is. 0 without any. */
export const stateBytes = ({ state }: Pick<Published, 'state'>): number =>
  state ? state.layers * state.bytes * state.parts.reduce((sum, { numbers }) => sum + numbers, 0) : 0;

/** Bytes kept for so many tokens of one sequence, the cache at 16 bits unless said. */
export const keptBytes = (model: Published, tokens: number, bytes: number = STORED.f16): number =>
  stateBytes(model) + bytesPerToken(model, bytes) * tokens;

/** Tokens a second at most: the bytes that memory gives in a second, over those that a token reads. */
export const tokensASecond = (model: Published, tokens: number, weightBytes: number, bandwidth: number): number =>
  bandwidth / (weightBytes + keptBytes(model, tokens));

/** The number of tokens from which on two weigh the same or the order has turned; undefined where one is never the heavier. */
export function breakEven(one: Published, other: Published): number | undefined {
  const [fixed, growing] = [
    stateBytes(other) - stateBytes(one),
    bytesPerToken(one, STORED.f16) - bytesPerToken(other, STORED.f16),
  ];
  const tokens = growing === 0 ? -1 : fixed / growing;
  return tokens > 0 ? Math.ceil(tokens) : undefined;
}
