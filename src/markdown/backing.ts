/** Counts the sentences of all pages that state a quantity, a comparison or a generality, by what they rest on. Pure. */
import type { Content, PageFile } from './content.ts';
import type { Mark } from './marks.ts';
import { sentencesOf } from './prose.ts';
import { quantityIn } from './quantity.ts';

/**
 * What a sentence rests on, the weakest first. One with several marks counts under the weakest: a sentence is as good as
 * its weakest part.
 */
export const BACKINGS = ['none', 'unverified', 'cited', 'recorded', 'executed'] as const;
export type Backing = (typeof BACKINGS)[number];

/** What a sentence states that can be wrong: a quantity, date or comparison; or, without any, something of all cases. */
export const STATEMENTS = ['quantity', 'generality'] as const;
export type Statement = (typeof STATEMENTS)[number];

/**
 * Words that speak of all cases. A plain present tense does so as well ("A GRU forgets"), and no list of words finds that:
 * such sentences are not counted.
 */
const GENERAL =
  /\b(?:always|never|every|each|all|any|no|none|nothing|cannot|can't|whatever|whenever|however (?:long|large|many|small)|at (?:most|least))\b/i;

/** What a sentence states, undefined where it is neither. */
export function statementIn(text: string, items?: number): Statement | undefined {
  if (quantityIn(text, items)) return 'quantity';
  return GENERAL.test(text) ? 'generality' : undefined;
}

/** The weakest thing that some marks rest on. `isRecorded` says of a claim whether a command measures it, not every build. */
export function backingOf(marks: Mark[], isRecorded: (claim: string) => boolean): Backing {
  const each = marks.map(({ kind, id }): Backing => {
    if (kind === 'unverified') return 'unverified';
    if (kind === 'cite') return 'cited';
    return kind === 'claim' && isRecorded(id) ? 'recorded' : 'executed';
  });
  return BACKINGS.find((backing) => each.includes(backing)) ?? 'none';
}

/** The pages whose sentences are counted, definitions included: terms and tested sentences. Pages about the site have no marks. */
const countedPages = ({ terms, tested }: Content): Pick<PageFile, 'tree'>[] => [
  ...terms,
  ...terms.flatMap(({ definition }) => (definition ? [{ tree: definition }] : [])),
  ...tested,
];

/** How many sentences state something and rest on something, by both. */
export function countBackings(
  content: Content,
  isRecorded: (claim: string) => boolean,
): Record<Statement, Record<Backing, number>> {
  const none = () => ({ none: 0, unverified: 0, cited: 0, recorded: 0, executed: 0 });
  const counts = { quantity: none(), generality: none() };
  for (const { tree } of countedPages(content))
    for (const { text, items, marks } of sentencesOf(tree)) {
      const statement = statementIn(text, items);
      if (statement) counts[statement][backingOf(marks, isRecorded)]++;
    }
  return counts;
}
