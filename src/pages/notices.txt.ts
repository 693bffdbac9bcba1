/** Third-party notices: the licenses of everything that reaches the reader, read from the installed packages at build. */
import type { APIRoute } from 'astro';
import { noticeOf, shipped } from '../site/build/shipped.ts';

export const GET: APIRoute = () => {
  const own =
    'Unrolled: code under the MIT License, text and figures under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).\n' +
    'Its pages contain the following software.\n';
  return new Response([own, ...shipped().map((name) => noticeOf(name))].join('\n\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
