/** A source as a CSL-JSON file. */
import { cslJson } from '../../site/build/bibliography.ts';
import { glossary } from '../../site/build/term-view.ts';

export const getStaticPaths = () => glossary.sources.map(({ id }) => ({ params: { id } }));
export const GET = ({ params }: { params: { id: string } }) => new Response(cslJson([params.id]));
