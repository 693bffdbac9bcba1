/** The index of names that search asks first: every title, abbreviation and alias. */
import type { APIRoute } from 'astro';
import { glossary } from '../stage/term-view.ts';

export const GET: APIRoute = () => {
  const names = glossary.terms.flatMap((term) =>
    [term.title, ...term.alsoCalled].map((name) => ({
      name, id: term.id, title: term.title, category: term.category, definition: term.definitionText, written: term.status === 'written',
    })),
  );
  return new Response(JSON.stringify(names));
};
