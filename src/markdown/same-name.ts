/** When two names are one to a reader who searches. The search and the check of names both ask here. Pure. */

/** A name as it is searched: in lower case, without accents, every sign a space. */
export const plain = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
