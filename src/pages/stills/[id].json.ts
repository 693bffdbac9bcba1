/** The numbers of each demo's still, fetched when the reader first touches the demo. */
import type { APIRoute } from 'astro';
import { demosById, still } from '../../site/build/preview.ts';

export const getStaticPaths = () => Object.keys(demosById).map((id) => ({ params: { id } }));

export const GET: APIRoute = async ({ params }) => {
  const { frame, recorded, moments } = await still(params.id!);
  // The last moment is the frame: it is sent once.
  return new Response(JSON.stringify({ frame, recorded, before: moments?.slice(0, -1) }));
};
