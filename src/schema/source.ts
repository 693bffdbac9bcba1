/** One source a file: a paper, a piece of documentation, a file of code, a data set. */
import { z } from 'zod';

export const sourceSchema = z.strictObject({
  title: z.string().min(3),
  /** Authors as `Family, Given`, in the printed order; an organization as it calls itself. */
  authors: z.array(z.string().min(2)).min(1),
  year: z.number().int().min(1800).max(2100),
  /** Journal, conference or publisher, with volume and pages where there are any. */
  venue: z.string().min(2).optional(),
  doi: z.string().regex(/^10\.\d+\/\S+$/, 'a DOI starts with 10. and has no https://doi.org/ before it').optional(),
  arxiv: z.string().regex(/^(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(v\d+)?$/, 'an arXiv id looks like 1706.03762').optional(),
  url: z.url().optional(),
  kind: z.enum(['paper', 'documentation', 'code', 'dataset', 'book', 'article', 'model']),
  /** What of it was read by whoever cites it: "whole", "abstract", "§2.1 and Table 1". */
  read: z.string().min(3),
  readOn: z.preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.string().regex(/^\d{4}-\d{2}-\d{2}$/)),
});

export type SourceFields = z.infer<typeof sourceSchema>;
