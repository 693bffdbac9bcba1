/** Compares the numbers in words that rest on a claim with the numbers that the claim measured, as precisely as printed. Pure. */
import type { Content, PageFile } from './content.ts';
import { type Mark, markOf } from './marks.ts';
import { figuresOf } from './model-numbers.ts';
import { type Meaning, spelledIn } from './number-words.ts';
import { either, type Problem } from './problem.ts';
import { type Sentence, sentencesOf } from './prose.ts';
import { EXCEPTIONS, GAP } from './quantity.ts';
import { lineOfNode, type TreeNode, walk } from './walk.ts';

/** What a claim found: the sentence it writes, and all that it measured. */
export interface Evidence {
  sentence: string;
  values: Record<string, unknown>;
  /** Set where all of them are in base units: bytes, never GiB. Claims also give numbers in the units that they print. */
  inBaseUnits?: true;
}

/** A number as printed, in units of its own, and what its unit is in base units. */
interface Printed {
  text: string;
  meanings: Meaning[];
  scale: number;
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

/**
 * The numbers of a text in digits and in words, without those that name something: versions, models, types. Where a list of
 * `items` comes next, the word that counts them is none.
 */
export function numbersIn(text: string, items = 0): Printed[] {
  const plain = EXCEPTIONS.reduce((rest, { pattern }) => rest.replace(pattern, GAP), text.replace(/\s+/g, ' '));
  const inDigits = [...plain.matchAll(NUMBER)].map(([whole, sign, digits = '', unit]) => {
    const decimals = digits.split('.')[1]?.length ?? 0;
    const amount = Number(digits.replaceAll(',', '')) * (sign ? -1 : 1);
    return { text: whole.trim(), meanings: [{ amount, half: 0.5 * 10 ** -decimals }], scale: scaleOf(unit) };
  });
  const inWords = spelledIn(plain).filter(({ meanings }) => items < 2 || meanings[0]?.amount !== items);
  return [...inDigits, ...inWords.map((spelled) => ({ ...spelled, scale: 1 }))];
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
export function unboundIn(text: string, evidence: Evidence[], items = 0): { printed: string; nearest?: number }[] {
  // What the sentence of a claim prints is known to its last digit only.
  const found: (Meaning & { inBaseUnits?: boolean })[] = evidence.flatMap(({ sentence, values, inBaseUnits }) => [
    ...leaves(values).map((amount) => ({ amount, half: 0, inBaseUnits })),
    ...numbersIn(sentence).flatMap(({ meanings, scale }) =>
      meanings.flatMap(({ amount, half }) => [
        { amount, half },
        { amount: amount * scale, half: half * scale },
      ]),
    ),
  ]);
  return numbersIn(text, items).flatMap(({ text: printed, meanings, scale }) => {
    // Claims give what they measure in base units or in those that they print: 0.81 or 81 %, bytes or GiB.
    const inUnit = [
      ...found.filter(({ inBaseUnits }) => !inBaseUnits || scale === 1),
      ...found.map(({ amount, half }) => ({ amount: amount / scale, half: half / scale })),
    ];
    const states = ({ amount, half }: Meaning) => {
      // A number on the edge between two roundings rounds to both.
      const edge = half * (1 + 1e-9);
      return inUnit.some((one) => Math.abs(one.amount - amount) <= edge && one.half <= edge);
    };
    if (meanings.some(states)) return [];
    const off = ({ amount }: Meaning) => Math.abs(amount - (meanings[0]?.amount ?? 0));
    return [{ printed, nearest: inUnit.sort((one, other) => off(one) - off(other))[0]?.amount }];
  });
}

/** The pages of a glossary on which claims are named: terms, their definitions, and all others. */
export const pagesOf = ({ terms, pages }: Content): PageFile[] => [
  ...terms,
  ...terms.flatMap(({ file, definition, bodyLine }) => (definition ? [{ file, tree: definition, bodyLine }] : [])),
  ...pages,
];

/** What was measured or calculated: of a claim, undefined where it was not run; of a published model, what a text may state. */
export interface Backing {
  claim(id: string): Evidence | undefined;
  models: Content['models'];
}

const isBound = ({ kind }: Mark) => kind === 'claim' || kind === 'model';
/** Marks by what they name, each once. */
const distinct = (marks: Mark[]): Mark[] => [
  ...new Map(marks.map((mark) => [`${mark.kind} ${mark.id}`, mark])).values(),
];

/** What all numbers of a sentence rest on. Nothing where it cites by itself: its other numbers are those of the source. */
const boundTo = ({ marks, own }: Sentence): Mark[] => (own.every(isBound) ? distinct(marks.filter(isBound)) : []);

/** The other claims in sentences that rest on some of these: their numbers are told apart only with all of them. */
export const neighborsOf = (claims: string[], pages: PageFile[]): string[] => {
  const together = pages.flatMap(({ tree }) =>
    sentencesOf(tree).flatMap((sentence) => {
      const ids = boundTo(sentence).flatMap(({ kind, id }) => (kind === 'claim' ? [id] : []));
      return ids.some((id) => claims.includes(id)) ? ids : [];
    }),
  );
  return [...new Set(together)].filter((id) => !claims.includes(id));
};

/** What is known of a mark to compare a text with. */
function knownOf({ kind, id }: Mark, text: string, { claim, models }: Backing): Evidence | undefined {
  if (kind === 'claim') return claim(id);
  const model = models.find((one) => one.id === id)?.fields;
  return model && { sentence: '', values: figuresOf(model, text), inBaseUnits: true };
}

const CORRECT = 'Correct the number, rest it on what measures it, or';
const fixOf = (marks: Mark[]): string => {
  const claim = marks.find(({ kind }) => kind === 'claim');
  return claim
    ? `${CORRECT} measure it in src/claims/${claim.id}.ts.`
    : `${CORRECT} correct content/models/${marks[0]?.id}.json.`;
};

/**
 * Every number on these pages that rests on a claim or a model without following from it: in the words of the link, and in
 * all of a sentence that cites nothing itself. Where such a sentence stands under one that cites, in a list or a table,
 * its numbers are those of its claims or stand in the citing sentence.
 */
export function unboundNumbers(pages: PageFile[], backing: Backing): Problem[] {
  return pages.flatMap(({ file, tree, bodyLine }) => {
    const found = new Map<string, Problem>();
    const judge = (text: string, line: number, marks: Mark[], { around = text, lead = '', items = 0 } = {}) => {
      const known = marks.flatMap((mark) => knownOf(mark, around, backing) ?? []);
      if (known.length < marks.length) return;
      for (const { printed, nearest } of unboundIn(text, [...known, { sentence: lead, values: {} }], items)) {
        // A sentence holds the words of its links, which have been judged.
        if (found.has(printed)) continue;
        const near =
          nearest === undefined ? 'they have no numbers' : `the nearest is ${Number(nearest.toPrecision(4))}`;
        const which = either(marks.map(({ id }) => id));
        const message = `"${printed}" rests on ${which}, and no number there rounds to it: ${near}`;
        found.set(printed, { file, line, message, fix: fixOf(marks) });
      }
    };
    walk(tree, (node) => {
      const mark = markOf(node);
      if (mark?.kind === 'claim' && mark.text) judge(wordsOf(node), lineOfNode(node, bodyLine), [mark]);
    });
    for (const sentence of sentencesOf(tree)) {
      const { text, line, items, lead, own } = sentence;
      const marks = boundTo(sentence);
      const cites = sentence.marks.some(({ kind }) => kind === 'cite');
      if (marks.length) judge(text, bodyLine + line, marks, { items, lead: cites ? lead : undefined });
      // How long a text is meant stands in the sentence, not in the words of the link.
      else
        for (const mark of own) if (mark.kind === 'model') judge(mark.text, bodyLine + line, [mark], { around: text });
    }
    return [...found.values()];
  });
}
