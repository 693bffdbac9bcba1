/** The fields of a published model: what it keeps of a text while it writes, and its weights; and where they were read. */
import { z } from 'zod';
import { day } from './term.ts';

const WHOLE = 'it is counted, so it is a whole number above 0';
const count = z.int(WHOLE).positive(WHOLE);

/** Layers whose attention keeps the same of a token. Which fields go together is checked in `src/markdown/models.ts`. */
const cacheGroup = z.strictObject(
  {
    /**
     * Layers that keep a cache of their own. A block whose weights are shared counts once for each place at which it is
     * applied, because every place has a cache.
     */
    layers: count,
    /** Heads with keys and values of their own: the key-value heads, not those of the queries. */
    heads: count.optional(),
    /** Numbers in a key and in a value of one head; `keys` and `values` instead where the two differ. */
    width: count.optional(),
    keys: count.optional(),
    values: count.optional(),
    /** Latent attention: numbers in the vector from which the keys and values of all heads are made. */
    latent: count.optional(),
    /** Beside the latent vector, the part of the key that is rotated by position; all heads share it. */
    rotary: count.optional(),
    /** What a program without latent attention keeps instead: the keys and values of all heads. */
    expanded: z.strictObject({ heads: count, keys: count, values: count }).optional(),
    /** A sliding window: only so many of the last tokens are kept. */
    window: count.optional(),
    /** How many layers read each of these caches, where layers without one of their own use it, too. */
    readBy: count.optional(),
  },
  'a group of layers is written { "layers": 32, "heads": 8, "width": 128 }',
);

/** Layers with a state of fixed size. */
const stateGroup = z.strictObject(
  {
    layers: count,
    /** Bytes a number, in every part that does not say its own. */
    bytes: count.optional(),
    parts: z
      .array(
        z.strictObject({
          name: z.string().min(3),
          numbers: count,
          /** The product it comes from. */ as: z.string().min(3).max(200),
          bytes: count.optional(),
        }),
      )
      .min(1),
  },
  'a state is written { "layers": 24, "bytes": 4, "parts": [ … ] }',
);

/** One group of layers, or a list of them. */
const oneOrMore = <T extends z.ZodType>(group: T) =>
  z
    .preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(group).min(1, 'the list is empty'))
    .optional();

/** All weights, and those that one token reads: they differ where there are experts, or a table of embeddings. */
const weights = z.strictObject({
  total: count,
  /** Of experts only those that a token is sent to; of the embeddings a row, so the table is left out unless it also is the output. */
  active: count,
  /** In each layer that has experts: how many, to how many a token is sent, and how many see every token. */
  experts: z.strictObject({ of: count, active: count, shared: count.optional() }).optional(),
  /** Where the two come from. */
  from: z.string().min(10),
});

export const modelSchema = z
  .strictObject({
    /** Its name as published. */
    title: z.string().min(2),
    /** Its place in lists. */
    order: z.number(),
    /** What attention keeps of every token: one group of layers, or a list of groups that differ. */
    cache: oneOrMore(cacheGroup),
    /** What other layers keep, of one size however long the text. */
    state: oneOrMore(stateGroup),
    weights: weights.optional(),
    /** What a reader of the figures must know. */
    note: z.string().min(10).optional(),
    sources: z.array(z.strictObject({ id: z.string(), /** Where in it. */ where: z.string().min(3) })).min(1),
    /** The day on which the figures were compared with the sources. */
    verified: day,
  })
  .refine(({ cache, state }) => cache || state, 'a model keeps something: give it a cache, a state, or both');

export type PublishedModel = z.infer<typeof modelSchema>;
export type CacheGroup = z.infer<typeof cacheGroup>;
export type StateGroup = z.infer<typeof stateGroup>;
