/** The fields of a word with several meanings: what they have in common, and the term that each of them is. */
import { z } from 'zod';
import { id } from './term.ts';

export const senseSchema = z.strictObject({
  /** The word, in sentence case. */
  title: z.string().min(2),
  /** What the meanings have in common, or why they are confused. */
  introduction: z.string().min(20),
  senses: z
    .array(
      z.strictObject({
        term: id,
        /** The meaning in half a sentence, as it would stand after a dash. */
        means: z.string().min(10),
      }),
    )
    .min(2, 'a word with one meaning needs no page'),
});
export type SenseFields = z.infer<typeof senseSchema>;
