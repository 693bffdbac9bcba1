/** All sources as one CSL-JSON file. */
import { cslJson } from '../stage/bibliography.ts';
import { glossary } from '../stage/term-view.ts';

export const GET = () => new Response(cslJson(glossary.sources.map(({ id }) => id)));
