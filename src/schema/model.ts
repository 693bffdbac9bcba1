/** The fields of a published model: what it keeps of a text while it writes, and its weights; and where they were read. */
import { z } from 'zod';
import { day } from './term.ts';

const WHOLE = 'it is counted, so it is a whole number above 0';
const count = z.int(WHOLE).positive(WHOLE);

/** Something that does not go together: what is wrong, the fix, and the field in which it is. */
const clash = (message: string, fix: string, ...path: string[]) =>
  ({ code: 'custom', message, path, params: { fix } }) as const;

/** Layers whose attention keeps the same of a token: of each head a key and a value, or a latent vector for all of them. */
const cacheGroup = z
  .strictObject(
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
  )
  .superRefine((group, context) => {
    const { heads, width, keys, values, latent, rotary, expanded } = group;
    const given = (['heads', 'width', 'keys', 'values'] as const).filter((field) => group[field] !== undefined);
    if (latent !== undefined) {
      const message = 'a latent vector takes the place of keys and values for each head';
      const fix =
        'Remove it. What a program without latent attention keeps is written "expanded": { "heads": 128, "keys": 192, "values": 128 }.';
      for (const field of given) context.addIssue(clash(message, fix, field));
      return;
    }
    if (rotary !== undefined || expanded) {
      const message = 'it belongs to latent attention, and there is no "latent"';
      const fix = 'Add "latent": 512, the size of its vector, or remove it.';
      context.addIssue(clash(message, fix, rotary === undefined ? 'expanded' : 'rotary'));
      return;
    }
    const isWhole = width === undefined ? keys && values : keys === undefined && values === undefined;
    if (heads && isWhole) return;
    const message = given.length
      ? `${given.map((field) => `"${field}"`).join(' and ')} do not give the size of a key and of a value`
      : 'nothing says how many numbers a layer keeps of a token';
    const fix =
      'Give "heads" and "width"; or "heads", "keys" and "values" where a key and a value differ in size; or "latent" and "rotary".';
    context.addIssue(clash(message, fix));
  });

/** Layers with a state of fixed size. */
const stateGroup = z
  .strictObject(
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
  )
  .superRefine(({ bytes, parts }, context) => {
    for (const [k, part] of parts.entries()) {
      if (part.bytes ?? bytes) continue;
      const message = `nothing says how many bytes a number of "${part.name}" takes`;
      const fix = 'Add "bytes": 4 (or 2) to it, or to the state for all its parts.';
      context.addIssue({ ...clash(message, fix), path: ['parts', k] });
    }
  });

/** One group of layers, or a list of them, as a list. */
const oneOrMore = <T extends z.ZodType>(group: T) =>
  z
    .union([group, z.array(group).min(1)])
    .transform((value): z.infer<T>[] => (Array.isArray(value) ? value : [value]))
    .optional();

/** All weights, and those that one token reads: they differ where there are experts, or a table of embeddings. */
const weights = z
  .strictObject({
    total: count,
    /** Of experts only those that a token is sent to; of the embeddings a row, so the table is left out unless it also is the output. */
    active: count,
    /** In each layer that has experts: how many, to how many a token is sent, and how many see every token. */
    experts: z.strictObject({ of: count, active: count, shared: count.optional() }).optional(),
    /** Where the two come from. */
    from: z.string().min(10),
  })
  .superRefine(({ total, active, experts }, context) => {
    const fix = 'Correct one of the two.';
    if (active > total) context.addIssue(clash(`a token cannot read ${active} weights of ${total}`, fix, 'active'));
    if (experts && experts.active > experts.of) {
      const message = `a token cannot be sent to ${experts.active} experts of ${experts.of}`;
      context.addIssue(clash(message, fix, 'experts', 'active'));
    }
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
