/** All sources as one CSL-JSON file. */
import { cslJson } from '../site/build/bibliography.ts';
import { glossary } from '../site/build/term-view.ts';

export const GET = () => new Response(cslJson(glossary.sources.map(({ id }) => id)));
