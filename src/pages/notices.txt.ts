/** Third-party notices: the licenses of everything that reaches the reader, of packages, of the networks in src/wild and of data. */
import type { APIRoute } from 'astro';
import { noticeOf, shipped } from '../site/build/shipped.ts';

const ofNetworksAndData = import.meta.glob<string>(['/src/wild/*.notice.txt', '/content/samples/*.notice.txt'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const GET: APIRoute = () => {
  const own =
    'Unrolled: code under the MIT License, text and figures under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).\n' +
    'Its pages contain the following software and data.\n';
  return new Response(
    [own, ...shipped().map((name) => noticeOf(name)), ...Object.values(ofNetworksAndData)].join('\n\n'),
    {
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    },
  );
};
