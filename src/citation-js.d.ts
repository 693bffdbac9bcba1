/** What is used of citation-js, which ships no types. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown);
    format(name: 'bibliography', options?: Record<string, unknown>): string;
    data: Record<string, any>[];
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
