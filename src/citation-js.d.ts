/** What is used of citation-js, which ships no types. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown);
    format(name: 'bibtex' | 'bibliography', options?: Record<string, unknown>): string;
    data: Record<string, any>[];
  }
  export const plugins: { config: { get(name: '@bibtex'): { format: { asciiOnly: boolean; useIdAsLabel: boolean } } } };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
