/** One source a file: a paper, a piece of documentation, a file of code, a data set. */
import { z } from 'zod';
import { day } from './term.ts';

/** The id of a source: the first author's family name and the year, and a word where that is not enough. */
export const sourceId = z
  .string()
  .regex(/^[a-z]+\d{4}[a-z]*$/, 'the id of a source is a family name and a year, like gers2000 or gers2000peephole');

export const sourceSchema = z.strictObject({
  /** Title as printed. */
  title: z.string().min(3),
  /** Authors as `Family, Given`, in the printed order; an organization as it calls itself. */
  authors: z.array(z.string().min(2)).min(1),
  /** Year of publication, or of the version that was read. */
  year: z.number().int().min(1800).max(2100),
  /** Journal, conference or publisher, with volume and pages where there are any. */
  venue: z.string().min(2).optional(),
  doi: z
    .string()
    .regex(/^10\.\d+\/\S+$/, 'a DOI starts with 10. and has no https://doi.org/ before it')
    .optional(),
  arxiv: z
    .string()
    .regex(/^(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(v\d+)?$/, 'an arXiv id looks like 1706.03762')
    .optional(),
  /** Web address, where there is neither a DOI nor an arXiv id. */
  url: z.url({ protocol: /^https?$/, error: 'an address starts with https:// or http://' }).optional(),
  kind: z.enum(['paper', 'documentation', 'code', 'dataset', 'book', 'article', 'model']),
  /** What of it was read by whoever cites it: "whole", "abstract", "§2.1 and Table 1". */
  read: z.string().min(3),
  /** The day on which it was read. */
  readOn: day,
});

export type SourceFields = z.infer<typeof sourceSchema>;
