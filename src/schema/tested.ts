/** The fields of a tested sentence: what is said elsewhere, and what became of it here. */
import { z } from 'zod';
import { id } from './term.ts';

/** What testing can find; not `true` and `false`, which YAML reads as something else than words. */
export const VERDICTS = {
  right: 'True',
  imprecise: 'Imprecise',
  wrong: 'False',
  unverifiable: 'Cannot be checked',
} as const;

export const testedSchema = z.strictObject({
  /** The sentence as glossaries print it, in our words. */
  sentence: z.string().min(10).max(160),
  verdict: z.enum(['right', 'imprecise', 'wrong', 'unverifiable'], {
    message: 'write right, imprecise, wrong or unverifiable',
  }),
  /** Its place on the page. */
  order: z.number(),
  /** The demo in which the reader can try it, and the page where it stands. */
  try: z.strictObject({ demo: id, term: id }).optional(),
});
export type TestedFields = z.infer<typeof testedSchema>;
