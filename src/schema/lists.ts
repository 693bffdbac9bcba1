/** The lists that are one file each: categories, symbols and the timeline. */
import { z } from 'zod';
import { sourceId } from './source.ts';
import { id } from './term.ts';

/** Categories, in the order of the site. */
export const categoriesSchema = z.array(z.strictObject({ id, title: z.string().min(2) }));

/** Every letter, once: how it is written, what it is called, which color it wears, its shape. */
export const symbolsSchema = z.array(
  z.strictObject({
    /** The letter as it stands in an equation: `h`, `Δ`, `W`. */
    letter: z.string().min(1),
    /** What it is called. */
    name: z.string().min(2),
    /** The quantity whose color it wears; see src/styles. */
    quantity: z.string().optional(),
    /** Its shape, such as `[B,H]`. */
    shape: z.string().optional(),
    /** Cells and terms in which the letter means this, where the field uses it twice (K: keys here, a kernel there). */
    in: z.array(z.string()).optional(),
  }),
);

/** The architectures on the front page, by year. */
export const timelineSchema = z.array(
  z.strictObject({
    /** The year of the source. */
    year: z.number().int(),
    /** What it is called on the line: a short name. */
    title: z.string().min(2).max(20),
    /** The term whose page tells more. */
    term: id,
    /** The source that dates it. */
    source: sourceId,
  }),
);

export type TimelineEntry = z.infer<typeof timelineSchema>[number];
export type Category = z.infer<typeof categoriesSchema>[number];
export type SymbolEntry = z.infer<typeof symbolsSchema>[number];
