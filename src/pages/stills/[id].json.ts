/** The numbers of each demo's preview, fetched when the reader first touches the demo, and of its other recorded runs, when they are chosen. */
import type { APIRoute } from 'astro';
import { demosById, preview, previewFrames } from '../../site/build/preview.ts';

export const getStaticPaths = async () => {
  const paths = Object.keys(demosById).map(async (id) => {
    const { others = [] } = demosById[id]?.start ? await preview(id) : {};
    return ['', ...others].map((run) => ({ params: { id: run ? `${id}@${run}` : id }, props: { id, run } }));
  });
  return (await Promise.all(paths)).flat();
};

export const GET: APIRoute = async ({ props }) =>
  new Response(JSON.stringify(await previewFrames(props.id, props.run)));
