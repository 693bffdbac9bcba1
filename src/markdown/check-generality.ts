/** Checks that a sentence which speaks of all cases, and rests on a claim, rests on one whose domain is searched. Pure. */
import type { Content, PageFile } from './content.ts';
import { either, type Problem } from './problem.ts';
import { sentencesOf } from './prose.ts';

/** Words by which a sentence speaks of more than what was measured. */
const UNIVERSAL = /\b(?:never|always|every|all|any|no|none|nothing|cannot|at most|at least|only|exactly|whatever)\b/i;

/** The same words where they say nothing of all cases. */
const IDIOMS =
  /\b(?:no longer|not only|all the same|at all|all (?:three|four|five) times|nothing but|above all|all together|any longer|once and for all)\b/gi;

/** Words that limit a sentence to what was measured, or to a model or a demo that is at hand. */
const LIMITED = /\b(?:measured|here|shipped|trained|draws?|seeds?|demo|examples?|fresh|medians?)\b|\bof \d+ \p{L}/iu;

/** The word by which a sentence speaks of all cases; undefined where it does not, or says of which it speaks. */
export function generalIn(text: string): string | undefined {
  return LIMITED.test(text) ? undefined : UNIVERSAL.exec(text.replace(IDIOMS, ''))?.[0];
}

/** What to do about a general sentence that was only measured. */
const attackIt = (claim: string): string =>
  `Search its domain, in src/searches/${claim}.ts, or say in the sentence of which cases it speaks ("in these five draws", "in the shipped model").`;

/** The claim whose own sentence is general and whose domain is not searched, told with the fix. */
export function unsearched(
  id: string,
  sentence: string | undefined,
  { isSearched, formula }: { isSearched: boolean; formula?: true },
): Problem[] {
  const word = sentence && !isSearched && !formula && generalIn(sentence);
  if (!word) return [];
  return [{ file: `src/claims/${id}.ts`, message: `"${word}" in its sentence speaks of all cases`, fix: attackIt(id) }];
}

/** The general sentences of one page that rest on claims alone, of which none is searched. Closed formulas need no search. */
export function checkGenerality(
  { file, tree, bodyLine }: PageFile,
  { claims, searches }: Content,
  field?: { name: string; line?: number },
): Problem[] {
  const attacked = new Set([...searches, ...claims.filter(({ formula }) => formula).map(({ id }) => id)]);
  return sentencesOf(tree).flatMap(({ text, line, marks }) => {
    const word = generalIn(text);
    const ids = [...new Set(marks.map(({ id }) => id))];
    const [first] = ids;
    if (
      !word ||
      first === undefined ||
      marks.some(({ kind }) => kind !== 'claim') ||
      ids.some((id) => attacked.has(id))
    )
      return [];
    const place = field ? { file, line: field.line, field: field.name } : { file, line: bodyLine + line };
    const message = `"${word}" speaks of all cases, and ${either(ids)} was measured in some: ${text.replace(/\s+/g, ' ').slice(0, 60)}`;
    return [{ ...place, message, fix: attackIt(first) }];
  });
}
