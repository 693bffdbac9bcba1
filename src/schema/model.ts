/** The fields of a published model: what it keeps of a text while it writes, in numbers, and where they were read. */
import { z } from 'zod';
import { day } from './term.ts';

const count = z.number().int().positive();

export const modelSchema = z
  .strictObject({
    /** Its name as published. */
    title: z.string().min(2),
    /** Its place in lists. */
    order: z.number(),
    /** Layers with attention; heads with keys and values of their own; numbers in one of them. */
    cache: z.strictObject({ layers: count, heads: count, width: count }).optional(),
    /** Layers with a state of fixed size, the bytes of one of its numbers, and what a layer keeps. */
    state: z
      .strictObject({
        layers: count,
        bytes: count,
        parts: z
          .array(
            z.strictObject({
              name: z.string().min(3),
              numbers: count,
              /** How the number comes about. */ as: z.string().min(3),
            }),
          )
          .min(1),
      })
      .optional(),
    /** What a reader of the figures must know. */
    note: z.string().min(10).optional(),
    sources: z.array(z.strictObject({ id: z.string(), /** Where in it. */ where: z.string().min(3) })).min(1),
    /** The day on which the figures were compared with the sources. */
    verified: day,
  })
  .refine(({ cache, state }) => cache || state, 'a model keeps something: give it a cache, a state, or both');
export type PublishedModel = z.infer<typeof modelSchema>;
