/** Reads numbers written in words: "three", "a hundred", "two thirds", "twice". Pure: text in, numbers out. */

/** What a number may stand for, and how far a measured one may lie from it. */
export interface Meaning {
  amount: number;
  half: number;
}

/** A number in words. "Twice" has two meanings: twice as many here is half as many there. */
export interface Spelled {
  text: string;
  meanings: Meaning[];
}

const SMALL =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const LARGE: Record<string, number> = { dozen: 12, hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 };
const PARTS = 'half third quarter fifth sixth seventh eighth ninth tenth'.split(' ');
const FACTORS: [RegExp, number][] = [
  [/^(?:twice|doubl|halv)/, 2],
  [/^(?:thrice|tripl)/, 3],
  [/^quadrupl/, 4],
];

/** A count is meant to the unit. A fraction, a factor and a round number are meant to a twentieth of themselves. */
const ROUND = 1 / 20;

const COUNT = `(?:(?:${TENS.join('|')})(?:-(?:one|${SMALL.slice(0, 8).join('|')}))?|${SMALL.join('|')})`;
/**
 * "One" stands for a thing as often as for a number, so it counts only before a word that makes it a number. "A third" is a
 * part only before what it is a part of; otherwise it comes after the second. "Hundreds" says no number, nor does
 * "a half-open gate".
 */
const WORDS = new RegExp(
  [
    `\\b(?:an?|one|${COUNT})[ -](?:${PARTS.join('|')})(?:s\\b|(?= (?:of|as|more|less|fewer)\\b))`,
    `\\b(?:an? |one |${COUNT} )?(?<!\\d )(?:${Object.keys(LARGE).join('|')})\\b(?!-)`,
    `\\b${COUNT}(?:fold)?\\b(?!-(?:way|sided|dimensional))`,
    '\\b(?:exactly|only|just) one\\b',
    '\\b(?:one )?half\\b(?!-)',
    '\\b(?:twice|thrice|doubl(?:es?|ed|ing)|tripl(?:es?|ed|ing)|quadrupl(?:es?|ed|ing)|(?<!\\b(?:two|both|the) )halves|halved|halving)\\b',
  ].join('|'),
  'giu',
);

function countOf(word: string): number {
  if (/^(?:an?|one)?$/.test(word)) return 1;
  const [ten = '', one] = word.split('-');
  if (!TENS.includes(ten)) return SMALL.indexOf(ten) + 2;
  return 10 * (TENS.indexOf(ten) + 2) + (one === undefined ? 0 : one === 'one' ? 1 : SMALL.indexOf(one) + 2);
}

const rounded = (amount: number): Meaning => ({ amount, half: amount * ROUND });

function meaningsOf(words: string): Meaning[] {
  const factor = FACTORS.find(([pattern]) => pattern.test(words))?.[1];
  if (factor) return [rounded(factor), rounded(1 / factor)];
  const [, count = '', last = ''] = /^(.*?)[ -]?(\p{L}+)$/u.exec(words) ?? [];
  const part = PARTS.indexOf(last.replace(/s$/, ''));
  if (part >= 0) return [rounded(countOf(count) / (part + 2))];
  const large = LARGE[last];
  if (large) return [rounded(countOf(count) * large)];
  return [{ amount: /^(?:exactly|only|just)$/.test(count) ? 1 : countOf(words.replace(/fold$/, '')), half: 0.5 }];
}

/** The numbers of a text that are written in words, in their order. */
export const spelledIn = (text: string): Spelled[] =>
  [...text.matchAll(WORDS)].map(([word]) => ({ text: word, meanings: meaningsOf(word.toLowerCase()) }));
