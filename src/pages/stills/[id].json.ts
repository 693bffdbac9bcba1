/** The numbers of each demo's preview, fetched when the reader first touches the demo. */
import type { APIRoute } from 'astro';
import { demosById, preview } from '../../site/build/preview.ts';

export const getStaticPaths = () => Object.keys(demosById).map((id) => ({ params: { id } }));

export const GET: APIRoute = async ({ params }) => {
  const { frame, recorded, moments } = await preview(params.id!);
  // The last moment is the frame: it is sent once.
  return new Response(JSON.stringify({ frame, recorded, before: moments?.slice(0, -1) }));
};
