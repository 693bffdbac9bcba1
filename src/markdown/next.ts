/** What a reader can learn next: the terms they do not know yet and whose needs they do. Pure, and light enough to ship. */

/** A written term with the written terms it needs. */
export interface Node {
  id: string;
  title: string;
  needs: string[];
}

/** The terms not known whose needs all are, in the order given. */
export const learnable = <N extends Node>(terms: N[], known: ReadonlySet<string>): N[] =>
  terms.filter(({ id, needs }) => !known.has(id) && needs.every((need) => known.has(need)));
