/** The hover card of each written term. */
import type { APIRoute } from 'astro';
import { glossary } from '../../site/build/term-view.ts';

export const getStaticPaths = () => glossary.written.map(({ id }) => ({ params: { id } }));

export const GET: APIRoute = ({ params }) => {
  const term = glossary.byId[params.id!]!;
  return new Response(JSON.stringify({ title: term.title, definition: term.definitionText }));
};
