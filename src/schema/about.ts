/** The fields of a page about the glossary itself. */
import { z } from 'zod';

export const aboutSchema = z.strictObject({
  title: z.string().min(2),
  /** What search engines and link previews print under the title. */
  description: z.string().min(20),
  /** Its place among these pages. */
  order: z.number(),
});
export type AboutFields = z.infer<typeof aboutSchema>;
