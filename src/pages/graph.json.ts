/** The written terms, each with the written terms it needs. */
import type { APIRoute } from 'astro';
import type { Node } from '../markdown/next.ts';
import { glossary } from '../site/build/term-view.ts';

export const GET: APIRoute = () => {
  const nodes: Node[] = glossary.written.map(({ id, title }) => ({ id, title, needs: glossary.needs(id) }));
  return new Response(JSON.stringify(nodes));
};
