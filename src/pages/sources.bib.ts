/** All sources as one BibTeX file. */
import { bibtex } from '../site/build/bibliography.ts';
import { glossary } from '../site/build/term-view.ts';

export const GET = () => new Response(bibtex(glossary.sources.map(({ id }) => id)));
