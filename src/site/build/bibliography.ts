/** References, written by citation-js from the fields of the sources, and files for export. */
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { toBibtex } from '../../markdown/bibtex.ts';
import { type CslItem, toCsl } from '../../markdown/csl.ts';
import { content } from './term-view.ts';

const fieldsOf = (id: string) => content.sources.find((source) => source.id === id)!.fields;
const itemOf = (id: string) => toCsl(id, fieldsOf(id));

/** Stands for a dollar in what citeproc is given, which would read `$&` in a title as "the text so far". */
const DOLLAR = '\u{E000}';

/** A reference as APA prints it, HTML with its address linked. */
export function apaOf(item: CslItem): string {
  const guarded: unknown = JSON.parse(JSON.stringify(item).replaceAll('$', DOLLAR));
  const html: string = new Cite([guarded]).format('bibliography', {
    template: 'apa',
    format: 'html',
    lang: 'en-US',
    hyperlinks: true,
  });
  return html
    .replaceAll(DOLLAR, '$')
    .replace(/^[\s\S]*?class="csl-entry">|<\/div>\s*<\/div>\s*$/g, '')
    .trim();
}

/** The reference to a source. */
export const reference = (id: string): string => apaOf(itemOf(id));

/** Sources as CSL-JSON, indented. */
export const cslJson = (ids: string[]): string => `${JSON.stringify(ids.map(itemOf), null, 2)}\n`;

/** Sources as BibTeX; the key of each entry is the id of the source. */
export const bibtex = (ids: string[]): string => ids.map((id) => toBibtex(id, fieldsOf(id))).join('\n');
