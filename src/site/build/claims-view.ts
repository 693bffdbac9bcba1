/** What the page of claims shows: every claim with its status, kind and pages, and the marks of the whole glossary counted. */

import { type Backing, countBackings, type Statement } from '../../markdown/backing.ts';
import { pagesOf, unboundNumbers } from '../../markdown/bound-numbers.ts';
import type { Term } from '../../markdown/glossary.ts';
import type { Mark } from '../../markdown/marks.ts';
import { report } from '../../markdown/problem.ts';
import { sentencesOf } from '../../markdown/prose.ts';
import type { TreeNode } from '../../markdown/walk.ts';
import { fill } from '../fill.ts';
import * as ui from '../words.ts';
import { claimsById, measured } from './measured.ts';
import { content, glossary } from './term-view.ts';

/** The ways in which a claim is kept true, as the filter names them. */
export const KINDS = {
  fast: ui.kindFast,
  slow: ui.kindSlow,
  formula: ui.kindFormula,
};
type Kind = keyof typeof KINDS;

export interface Entry {
  id: string;
  kind: Kind;
  /** "Held at this build" or "Recorded on 2026-11-23". */
  status: string;
  recorded: boolean;
  /** Terms that show it or rest a statement on it, and whether they show it. */
  pages: { term: Term; shows: boolean }[];
}

/** The id of a claim as a title: its words, with abbreviations as the terms write them. */
export function titleOf(id: string): string {
  const written = new Map(
    glossary.written.flatMap(({ abbreviation }) =>
      abbreviation ? [[abbreviation.toLowerCase(), abbreviation]] : [],
    ) as [string, string][],
  );
  const words = id
    .split('-')
    .map((word) => written.get(word) ?? word)
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Every claim, in the order of their ids. Throws where a page states another number than the claim that it rests on. */
export async function entries(): Promise<Entry[]> {
  const ids = Object.keys(claimsById).sort((a, b) => a.localeCompare(b));
  const found = new Map(await Promise.all(ids.map(async (id) => [id, await measured(id)] as const)));
  const unbound = unboundNumbers(pagesOf(content), {
    models: content.models,
    claim: (id) => {
      const claim = found.get(id);
      return claim && { sentence: claim.says, values: claim.values };
    },
  });
  if (unbound.length) throw new Error(report(unbound));
  return ids.map((id) => {
    const { formula, slow } = claimsById[id]!;
    const { date, recorded } = found.get(id)!;
    return {
      id,
      kind: slow ? 'slow' : formula ? 'formula' : 'fast',
      status: fill(recorded ? ui.recordedOn : ui.heldOn, { date }),
      recorded: recorded !== undefined,
      pages: glossary.restingOn(id).map((term) => ({ term, shows: term.claims.includes(id) })),
    };
  });
}

/** How many statements of a kind the pages make. */
export const countOf = (wanted: Mark['kind'], marks: Mark[] = glossary.written.flatMap((term) => term.marks)): number =>
  marks.filter(({ kind }) => kind === wanted).length;

/** What the page of claims calls each backing, the strongest first. */
export const BACKING_WORDS: Record<Backing, string> = {
  executed: 'on what every build measures or calculates',
  recorded: 'on what a command measured, by its record',
  cited: 'on a cited source',
  unverified: 'marked unverified',
  none: 'on nothing',
};

/** How many sentences state a quantity, or something of all cases, by what they rest on. */
export const backings = (): Record<Statement, Record<Backing, number>> =>
  countBackings(content, (id) => claimsById[id]?.slow === true);

/** The sentences that say something nobody knows a source or a check for, whole; each mark counts in one sentence. */
export function unverifiedIn(trees: (TreeNode | undefined)[]): string[] {
  const seen = new Set<Mark>();
  return trees
    .flatMap((tree) => (tree ? sentencesOf(tree) : []))
    .filter(({ marks }) => marks.some((mark) => mark.kind === 'unverified' && !seen.has(mark) && seen.add(mark)))
    .map(({ whole }) => whole);
}

/** What the glossary says without knowing a source or a check for it. */
export const unverified = (): { term: Term; text: string }[] =>
  content.terms.flatMap(({ id, definition, tree }) =>
    unverifiedIn([definition, tree]).map((text) => ({ term: glossary.byId[id]!, text })),
  );

/** Sources there are. */
export const sourceCount = content.sources.length;
