/** The hover card of each claim: the sentence as it was measured. */
import type { APIRoute } from 'astro';
import { claimsById, measured } from '../../../site/build/measured.ts';

export const getStaticPaths = () => Object.keys(claimsById).map((id) => ({ params: { id } }));

export const GET: APIRoute = async ({ params }) => {
  const { says, date, recorded } = await measured(params.id!);
  const title = recorded ? `Measured by a command on ${date}` : `Measured when this site was built, ${date}`;
  return new Response(JSON.stringify({ title, definition: says }));
};
