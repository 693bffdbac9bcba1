/** Compares the numbers in words that rest on a claim with the numbers that the claim measured, as precisely as printed. Pure. */
import type { Content, PageFile } from './content.ts';
import { markOf } from './marks.ts';
import { either, type Problem } from './problem.ts';
import { sentencesOf } from './prose.ts';
import { EXCEPTIONS, GAP } from './quantity.ts';
import { lineOfNode, type TreeNode, walk } from './walk.ts';

/** What a claim found: the sentence it writes, and all that it measured. */
export interface Evidence {
  sentence: string;
  values: Record<string, unknown>;
}

/** A number as printed: in units of its own (`amount`), in base units with its unit, and half of its last digit there. */
interface Printed {
  text: string;
  amount: number;
  scale: number;
  half: number;
}

const NUMBER =
  /(?<![\p{L}\p{N}.,])([−-]?)(\d+(?:,\d{3})*(?:\.\d+)?)(?:\s*(%|[kKMGT]i?B\b|thousand\b|million\b|billion\b))?/gu;
const PREFIX = ['k', 'M', 'G', 'T'];
const LARGE: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9 };

function scaleOf(unit = ''): number {
  if (unit === '') return 1;
  if (unit === '%') return 0.01;
  const power = PREFIX.findIndex((prefix) => prefix.toLowerCase() === unit[0]?.toLowerCase()) + 1;
  return LARGE[unit] ?? (unit.includes('i') ? 1024 : 1000) ** power;
}

/** The numbers of a text, without those that name something: versions, models, types. */
export function numbersIn(text: string): Printed[] {
  const plain = EXCEPTIONS.reduce((rest, { pattern }) => rest.replace(pattern, GAP), text.replace(/\s+/g, ' '));
  return [...plain.matchAll(NUMBER)].map(([whole, sign, digits = '', unit]) => {
    const scale = scaleOf(unit);
    const decimals = digits.split('.')[1]?.length ?? 0;
    const amount = Number(digits.replaceAll(',', '')) * (sign ? -1 : 1);
    return { text: whole.trim(), amount, scale, half: 0.5 * 10 ** -decimals };
  });
}

/** All numbers in what was measured, however deep. */
const leaves = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(leaves)
      : [];

/** What a reader reads of a node, formulas and code left out: a letter's factor is no measured number. */
const wordsOf = (node: TreeNode): string =>
  /^(inlineMath|math|inlineCode)$/.test(node.type) ? GAP : (node.value ?? (node.children ?? []).map(wordsOf).join(''));

/** The numbers of a text that nothing in the evidence rounds to, each with the nearest that there is, in the same unit. */
export function unboundIn(text: string, evidence: Evidence[]): { printed: string; nearest?: number }[] {
  // What the sentence of a claim prints is known to its last digit only.
  const found = evidence.flatMap(({ sentence, values }) => [
    ...leaves(values).map((value) => ({ value, half: 0 })),
    ...numbersIn(sentence).flatMap(({ amount, scale, half }) => [
      { value: amount, half },
      { value: amount * scale, half: half * scale },
    ]),
  ]);
  return numbersIn(text).flatMap(({ text: printed, amount, scale, half }) => {
    // Claims give what they measure in base units or in those that they print: 0.81 or 81 %, bytes or GiB.
    const inUnit = [...found, ...found.map((one) => ({ value: one.value / scale, half: one.half / scale }))];
    const off = ({ value }: { value: number }) => Math.abs(value - amount);
    // A number on the edge between two roundings rounds to both.
    const edge = half * (1 + 1e-9);
    if (inUnit.some((one) => off(one) <= edge && one.half <= edge)) return [];
    return [{ printed, nearest: inUnit.sort((one, other) => off(one) - off(other))[0]?.value }];
  });
}

/** The pages of a glossary on which claims are named: terms, their definitions, and all others. */
export const pagesOf = ({ terms, pages }: Content): PageFile[] => [
  ...terms,
  ...terms.flatMap(({ file, definition, bodyLine }) => (definition ? [{ file, tree: definition, bodyLine }] : [])),
  ...pages,
];

/**
 * Every number on these pages that rests on a claim which found no such number: in the words of the link, and in all of a
 * sentence that rests on nothing but claims. `evidence` is undefined for claims that were not run: they are not judged.
 */
export function unboundNumbers(pages: PageFile[], evidence: (claim: string) => Evidence | undefined): Problem[] {
  return pages.flatMap(({ file, tree, bodyLine }) => {
    const found = new Map<string, Problem>();
    const judge = (text: string, line: number, claims: string[]) => {
      const known = claims.flatMap((id) => evidence(id) ?? []);
      if (known.length < claims.length) return;
      for (const { printed, nearest } of unboundIn(text, known)) {
        // A sentence holds the words of its links, which have been judged.
        if (found.has(printed)) continue;
        const near =
          nearest === undefined ? 'they have no numbers' : `the nearest is ${Number(nearest.toPrecision(4))}`;
        const which = either(claims);
        found.set(printed, {
          file,
          line,
          message: `"${printed}" rests on ${which}, and no number there rounds to it: ${near}`,
          fix: `Correct the number, rest it on what measures it, or measure it in src/claims/${claims[0]}.ts.`,
        });
      }
    };
    walk(tree, (node) => {
      const mark = markOf(node);
      if (mark?.kind === 'claim' && mark.text) judge(wordsOf(node), lineOfNode(node, bodyLine), [mark.id]);
    });
    for (const { text, line, marks } of sentencesOf(tree))
      if (marks.length > 0 && marks.every(({ kind }) => kind === 'claim'))
        judge(text, bodyLine + line, [...new Set(marks.map(({ id }) => id))]);
    return [...found.values()];
  });
}
