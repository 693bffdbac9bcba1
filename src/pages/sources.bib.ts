/** All sources as one BibTeX file. */
import { bibtex } from '../stage/bibliography.ts';
import { glossary } from '../stage/term-view.ts';

export const GET = () => new Response(bibtex(glossary.sources.map(({ id }) => id)));
