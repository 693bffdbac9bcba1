/** What a page may load and do: one policy, as a header for hosts that send headers and in every page for those that do not. */
import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';

/** What a page may do, in any host. Only WebAssembly needs leave to compile; no inline script or style has it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** The policy as a page carries it, in a `meta` element that stands before everything that loads. */
export const policyOfPage = POLICY;

/** The policy as a header, which alone can forbid that other sites frame a page. */
export const policyOfHeader = `${POLICY}; frame-ancestors 'none'`;

/** The file `_headers` of a site under `base`, in the form that Netlify and Cloudflare read. */
export const headersFile = (base: string): string => `/*
  Content-Security-Policy: ${policyOfHeader}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
${base}_astro/*
  Cache-Control: public, max-age=31536000, immutable
`;

/** Writes `_headers` beside the built site. */
export const headers = (base: string): AstroIntegration => ({
  name: 'headers',
  hooks: { 'astro:build:done': ({ dir }) => writeFile(new URL('_headers', dir), headersFile(base)) },
});
