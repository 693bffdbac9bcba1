/** The compiled texts of pages, which `content-integration.ts` hands out. */
declare module 'virtual:bodies' {
  /** The text of a page by the path of its file, such as `content/terms/gru.mdx`. */
  export function bodyOf(
    path: string,
  ): Promise<Pick<import('astro').MDXInstance<Record<string, unknown>>, 'Content' | 'getHeadings'>>;
}
