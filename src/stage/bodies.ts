/** The texts of pages, compiled from their files: found by kind and id. */
import type { MDXInstance } from 'astro';

type Body = Pick<MDXInstance<Record<string, unknown>>, 'Content' | 'getHeadings'>;

const files = import.meta.glob<Body>([
  '../../content/terms/*.mdx',
  '../../content/about/*.mdx',
  '../../content/tested/*.mdx',
]);

/** The text of `content/<folder>/<id>.mdx`. */
export function bodyOf(folder: 'terms' | 'about' | 'tested', id: string): Promise<Body> {
  const load = files[`../../content/${folder}/${id}.mdx`];
  if (!load) throw new Error(`There is no content/${folder}/${id}.mdx.`);
  return load();
}
