/**
 * Published models: what each keeps of a text while it writes, and what a token reads, from the figures in content/models. Pure:
 * the page reads it, and so do the checks of content, which Node loads before there is a Vite that could look for files.
 */

/** Layers whose attention keeps the same of a token; `src/schema/model.ts` says what each field is. */
export interface CacheGroup {
  layers: number;
  heads?: number;
  width?: number;
  keys?: number;
  values?: number;
  latent?: number;
  rotary?: number;
  expanded?: { heads: number; keys: number; values: number };
  window?: number;
  readBy?: number;
}
/** Layers with a state, bytes a number, and what a layer keeps. */
export interface StateGroup {
  layers: number;
  bytes?: number;
  parts: { name: string; numbers: number; as: string; bytes?: number }[];
}

/** A model as its file in content/models says it, checked by `src/schema/model.ts`. */
export interface Published {
  title: string;
  order: number;
  cache?: CacheGroup[];
  state?: StateGroup[];
  weights?: {
    total: number;
    active: number;
    experts?: { of: number; active: number; shared?: number };
    from: string;
  };
  note?: string;
  sources: { id: string; where: string }[];
  verified: string;
}
/** What of a model its bytes depend on. */
type Kept = Pick<Published, 'cache' | 'state'>;

/** Bytes a number of a cache: llama.cpp packs 32 numbers into 34 bytes (q8_0) or 18 (q4_0). */
export const STORED = { f16: 2, q8_0: 34 / 32, q4_0: 18 / 32 };

/** Numbers that one layer of a group keeps of one token: a latent vector, or a key and a value for each head. */
const numbersOf = ({ latent, rotary = 0, heads = 0, width = 0, keys = width, values = width }: CacheGroup): number =>
  latent === undefined ? heads * (keys + values) : latent + rotary;

/** Bytes of the caches of one sequence after so many tokens; a window keeps only the last of them. 0 without any cache. */
export const cacheBytes = ({ cache = [] }: Kept, tokens: number, bytes: number = STORED.f16): number =>
  cache.reduce(
    (sum, group) => sum + group.layers * numbersOf(group) * bytes * Math.min(tokens, group.window ?? tokens),
    0,
  );

/** Bytes of the state of one sequence, however long it is. 0 without any. */
export const stateBytes = ({ state = [] }: Kept): number =>
  state.reduce(
    (sum, { layers, bytes = 0, parts }) =>
      sum + layers * parts.reduce((all, part) => all + part.numbers * (part.bytes ?? bytes), 0),
    0,
  );

/** Bytes kept for so many tokens of one sequence, the caches at 16 bits unless said. */
export const keptBytes = (model: Kept, tokens: number, bytes: number = STORED.f16): number =>
  stateBytes(model) + cacheBytes(model, tokens, bytes);

/** Tokens after which the last of the windows is full: 0 without any. From there on every token adds the same. */
export const fullAfter = ({ cache = [] }: Kept): number => Math.max(0, ...cache.map(({ window = 0 }) => window));

/** Bytes that a token more costs: the first one, and each one after every window is full. */
export const bytesPerToken = (model: Kept, bytes: number = STORED.f16): { first: number; later: number } => {
  const full = fullAfter(model);
  return {
    first: cacheBytes(model, 1, bytes),
    later: cacheBytes(model, full + 1, bytes) - cacheBytes(model, full, bytes),
  };
};

/** The model in a program without latent attention, which keeps the keys and values of all heads instead. */
export const expanded = (model: Kept): Kept => ({
  ...model,
  cache: model.cache?.map(({ layers, window, readBy, ...rest }) => ({
    layers,
    window,
    readBy,
    ...(rest.expanded ?? rest),
  })),
});

/** The numbers of tokens at which what is kept begins to grow otherwise: the start, and where a window is full. */
const bendsOf = ({ cache = [] }: Kept): number[] =>
  [...new Set([0, ...cache.map(({ window = 0 }) => window)])].sort((a, b) => a - b);

/** How many tokens of one sequence fit into so many bytes; Infinity where no token more costs anything. */
export function tokensThatFit(model: Kept, room: number, bytes: number = STORED.f16): number {
  const kept = (tokens: number) => keptBytes(model, tokens, bytes);
  const start = bendsOf(model).findLast((bend) => kept(bend) <= room);
  if (start === undefined) return 0;
  const each = kept(start + 1) - kept(start);
  return each === 0 ? Number.POSITIVE_INFINITY : start + Math.floor((room - kept(start)) / each);
}

/** A model with weights that are known. */
export type Weighed = Published & Required<Pick<Published, 'weights'>>;
export const isWeighed = (model: Published): model is Weighed => model.weights !== undefined;

/** Bytes that one token reads: the weights active for it, the state, and each cache as often as a layer reads it. */
export const readBytes = ({ weights, state, cache = [] }: Weighed, tokens: number, bits: number): number =>
  (weights.active * bits) / 8 +
  stateBytes({ state }) +
  cache.reduce((sum, group) => sum + (group.readBy ?? 1) * cacheBytes({ cache: [group] }, tokens), 0);

/** Tokens a second at most: the bytes that memory gives in a second, over those that a token reads. */
export const tokensASecond = (model: Weighed, tokens: number, bits: number, bandwidth: number): number =>
  bandwidth / readBytes(model, tokens, bits);

/**
 * The first number of tokens at which the lighter of two is no longer the lighter one, by bytes that grow along straight
 * lines between `bends`; undefined where the order never turns.
 */
export function turningPoint(one: (tokens: number) => number, other: (tokens: number) => number, bends: number[]) {
  const lead = (tokens: number) => one(tokens) - other(tokens);
  const marks = [...new Set([0, ...bends])].sort((a, b) => a - b);
  const sign = Math.sign(marks.flatMap((mark) => [lead(mark), lead(mark + 1)]).find((value) => value !== 0) ?? 0);
  for (const [k, start] of marks.entries()) {
    const growth = lead(start + 1) - lead(start);
    // Only what shrinks the lead can turn it; equal from the start on is no turn.
    if (growth * sign >= 0) continue;
    const tokens = Math.ceil(start - lead(start) / growth);
    if (tokens <= (marks[k + 1] ?? Number.POSITIVE_INFINITY)) return tokens;
  }
  return undefined;
}

/** The number of tokens from which on two keep the same or the order has turned; undefined where it never does. */
export const breakEven = (one: Kept, other: Kept): number | undefined =>
  turningPoint(
    (tokens) => keptBytes(one, tokens),
    (tokens) => keptBytes(other, tokens),
    [...bendsOf(one), ...bendsOf(other)],
  );

/** The same of what one token reads, weights and all, at so many bits a weight. */
export const evenReads = (one: Weighed, other: Weighed, bits: number, otherBits = bits): number | undefined =>
  turningPoint(
    (tokens) => readBytes(one, tokens, bits),
    (tokens) => readBytes(other, tokens, otherBits),
    [...bendsOf(one), ...bendsOf(other)],
  );
