/** What stands over a piece of code in a term's text: whose it is, and whether it was run. */
import { createHash } from 'node:crypto';
import type { ShikiTransformer } from 'shiki';
import record from '../../../content/records/snippets.json' with { type: 'json' };

/** The record that `npm run snippets` keeps: the code that ran to its end, by fingerprint, with the library it used. */
export interface SnippetRecord {
  date: string;
  python: string;
  ran: Record<string, string>;
}

/** Tells two pieces of code apart: another letter, another fingerprint. */
export const fingerprint = (code: string): string =>
  createHash('sha256').update(code.trimEnd()).digest('hex').slice(0, 12);

/** The title in the first line of a fence: `title=PyTorch`, or in quotes where it has spaces. Without quotes it goes on to the end. */
export const titleIn = (meta: string): string | undefined =>
  /title=(?:"([^"]*)"|(.+))/.exec(meta)?.slice(1).find(Boolean)?.trim();

/** What is said of a piece of code. */
export function caption(code: string, language: string, title: string, { ran, date }: SnippetRecord = record): string {
  const library = ran[fingerprint(code)];
  if (library) return `${title} · run with ${library}, ${date}`;
  return language === 'python' ? `${title} · not run here` : title;
}

/** Puts a caption over every piece of code that has a title. */
export const captioned: ShikiTransformer = {
  name: 'captioned',
  root(root) {
    const title = titleIn(this.options.meta?.__raw ?? '');
    const [pre] = root.children;
    if (!title || pre?.type !== 'element') return;
    const words = { type: 'text' as const, value: caption(this.source, this.options.lang, title) };
    root.children = [
      {
        type: 'element',
        tagName: 'figure',
        properties: { class: 'snippet' },
        children: [{ type: 'element', tagName: 'figcaption', properties: {}, children: [words] }, pre],
      },
    ];
  },
};
