/** The front matter of a term page. Strict: an unknown or malformed field stops the build with its name. */
import { z } from 'zod';

/** The id of a term, demo, claim or category: its file's name and its address. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'ids are lower-case words joined by hyphens, like state-space-model');
/** Whether a day is in the calendar: 2026-02-30 is not. */
const isReal = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** A day as `2026-11-23`; YAML may have read it as a date. */
export const day = z.preprocess(
  (value) => (value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString().slice(0, 10) : value),
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, { message: 'dates are written 2026-11-23', abort: true })
    .refine(isReal, 'the calendar has no such day'),
);

const shared = {
  /** Full name, in sentence case. */
  title: z.string().min(2),
  /** Short form. Auto-linking uses the title and this, never the aliases. */
  abbreviation: z.string().min(2).optional(),
  /** Other names of the same thing, shown as "Also called". No name may belong to two terms. */
  aliases: z.array(z.string().min(2)).default([]),
  /** What else leads to this page in a search: a kind, a method, a part. Not shown, and no name of the thing. */
  finds: z.array(z.string().min(2)).default([]),
  /** Words with several meanings of which this term is one: ids of content/senses. */
  senseOf: z.array(id).default([]),
  /** Id of a category in content/categories.yaml. */
  category: id,
  /** Place within the category; prev/next follow it. */
  order: z.number().int().nonnegative(),
  /** Ids of the terms to read first. May not form a circle. */
  prerequisites: z.array(id).default([]),
  /** Ids of terms worth seeing next. */
  related: z.array(id).default([]),
  /** Whether the term is one of the core terms. */
  core: z.boolean().default(false),
  /** Old ids of this term, which redirect here. */
  formerly: z.array(id).default([]),
};

/** A term that has a page. */
export const writtenTerm = z.strictObject({
  ...shared,
  status: z.literal('written'),
  /** What the term is, in at most two sentences of inline Markdown: first on the page, in hover cards and in search. */
  definition: z.string().min(20).max(1000),
  /** The day on which the page's facts were last compared with their sources. */
  verified: day,
  /** What was really checked, and when. Never a person who did not review. */
  reviews: z.array(z.strictObject({ what: z.string().min(5), when: day })).min(1),
});

/** A term that has no page yet. */
export const plannedTerm = z.strictObject({ ...shared, status: z.literal('planned') });

/** For telling what is wrong with front matter that does not even say which of the two it is. */
export const termOfNoStatus = writtenTerm
  .partial({ definition: true, verified: true, reviews: true })
  .extend({ status: z.enum(['written', 'planned']) });

export const termSchema = z.discriminatedUnion('status', [writtenTerm, plannedTerm]);
export type TermFields = z.infer<typeof termSchema>;
