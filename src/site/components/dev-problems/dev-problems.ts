/** In dev, stands before every page: puts what is wrong with the content on top of it, instead of an error behind it. */
import type { MiddlewareHandler } from 'astro';
import { filesBehind, withProblems } from './problem-list.ts';

export const onRequest: MiddlewareHandler = async ({ url }, next) => {
  // Asked for anew each time: an edit of the content gives another module.
  const { problems, site } = await import('./problems-now.ts');
  const found = problems();
  const path = url.pathname.startsWith(site.base) ? `/${url.pathname.slice(site.base.length)}` : url.pathname;
  const { own } = filesBehind(path, found);
  try {
    const response = await next();
    if (!response.headers.get('content-type')?.includes('text/html')) return response;
    // A page is drawn while it is sent, so that what it throws comes only now.
    const html = await response.text();
    if (!found.length) return new Response(html, response);
    const instead = response.status === 404 && own.length > 0;
    return new Response(withProblems(html, path, found, site.base, instead), {
      status: instead ? 200 : response.status,
      headers: response.headers,
    });
  } catch (error) {
    // Without a problem in the content it is the code that is wrong: Astro shows where.
    if (!found.length) throw error;
    const html = withProblems('<!doctype html><title>Problems</title><main></main>', path, found, site.base, true);
    return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  }
};
