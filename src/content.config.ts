/** The collections Astro renders: term pages and pages about the glossary. Their fields are checked by src/schema. */
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { termSchema } from './schema/term.ts';
import { testedSchema } from './schema/tested.ts';

export const collections = {
  terms: defineCollection({ loader: glob({ base: './content/terms', pattern: '*.mdx' }), schema: termSchema }),
  tested: defineCollection({ loader: glob({ base: './content/tested', pattern: '*.mdx' }), schema: testedSchema }),
  about: defineCollection({
    loader: glob({ base: './content/about', pattern: '*.mdx' }),
    schema: z.strictObject({ title: z.string(), description: z.string(), order: z.number() }),
  }),
};
