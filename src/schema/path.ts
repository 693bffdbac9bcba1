/** The fields of a learning path: whom it is for, and the terms in the order in which to read them. */
import { z } from 'zod';
import { id } from './term.ts';

/** Sentence ends of a text; a dot inside a name ends nothing. */
const ends = (text: string) => (text.trim().match(/[.!?](?=\s+[A-Z“"(]|\s*$)/g) ?? []).length;

export const pathSchema = z.strictObject({
  title: z.string().min(3),
  /** Whom the path is for, and what they can do at its end: one or two sentences. */
  whom: z.string().min(20),
  /** Its place on the page of all paths. */
  order: z.number().int().nonnegative(),
  /** What to read, in order. */
  steps: z
    .array(
      z.strictObject({
        term: id,
        /** Why it stands here. It carries no mark, so it states nothing that would need one. */
        why: z
          .string()
          .min(10)
          .refine(
            (text) => ends(text) === 1 && /[.!?]$/.test(text.trim()),
            'say why in one sentence, with its full stop',
          ),
      }),
    )
    .min(2, 'a path has at least two steps'),
});
export type PathFields = z.infer<typeof pathSchema>;
