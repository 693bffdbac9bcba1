/** References and export files, written by citation-js from the fields of the sources. */
import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import { toCsl } from '../markdown/csl.ts';
import { content } from './term-view.ts';

// Letters as they are: every program that reads BibTeX today knows Unicode. And our ids as keys.
const { format } = plugins.config.get('@bibtex');
format.asciiOnly = false;
format.useIdAsLabel = true;

const itemOf = (id: string) => toCsl(id, content.sources.find((source) => source.id === id)!.fields);

/** The reference to a source as APA prints it, HTML with its address linked. */
export function reference(id: string): string {
  const html: string = new Cite([itemOf(id)]).format('bibliography', {
    template: 'apa',
    format: 'html',
    lang: 'en-US',
    hyperlinks: true,
  });
  return html.replace(/^[\s\S]*?class="csl-entry">|<\/div>\s*<\/div>\s*$/g, '').trim();
}

/** Sources as CSL-JSON, indented. */
export const cslJson = (ids: string[]): string => `${JSON.stringify(ids.map(itemOf), null, 2)}\n`;

/** Sources as BibTeX; the key of each entry is the id of the source. */
export const bibtex = (ids: string[]): string => `${new Cite(ids.map(itemOf)).format('bibtex').trim()}\n`;
