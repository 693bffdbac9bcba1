/**
 * Says whether a sentence states a quantity, a date or a comparison, and so needs a mark. Pure: text in, the telling word
 * out. What is a quantity stands in `QUANTITIES`; what merely looks like one stands in `EXCEPTIONS`, with its reason.
 */

/** Stands where text was left out: code, formulas, citations and everything excepted. */
export const GAP = '\uFFFC';
/** Stands around what a formula states, beside its gap: a formula that comes to a number needs a mark like any other number. */
export const STATED = '\uE000';

/** Words that are followed by a number which names a thing and counts nothing. */
const REFERENCE =
  'version|opset|release|issue|pull request|commit|section|table|figure|equation|theorem|lemma|algorithm|experiment|chapter|appendix|page|line|seed|exercise';
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';

/** What looks like a quantity and is none. Each pattern is taken out of a sentence before it is searched. */
export const EXCEPTIONS: { what: string; why: string; pattern: RegExp; example: string }[] = [
  {
    what: 'a name with a digit in it',
    why: 'a token that begins with a letter is a name: of a model, a type, a version, a circuit class',
    pattern: /(?<![\p{L}\p{N}])\p{L}[\p{L}\p{N}_.+-]*?\p{N}[\p{L}\p{N}_.+-]*/gu,
    example: 'GPT-2, Mamba-2.8B, S4, float32 and v0.2 are names.',
  },
  {
    what: 'a name and its number',
    why: 'a capitalized word and a small number are a product and its version; at the start of a sentence, where every word is capitalized, only with a capital inside (PyTorch); and never an abbreviation, which may be followed by its score',
    pattern:
      /(?:(?<=[^\s.:!?]\s+)\p{Lu}\p{Ll}+|(?<!\p{L})\p{L}*\p{Ll}\p{Lu}\p{L}*)\s+(?!(?:1[89]|20)\d\d\b)\d{1,3}(?:\.\d+)*(?![\d,.]*\d|\s*(?:%|percent|[kKMG]?i?[bB]\b|[mµn]?s\b))/gu,
    example: 'PyTorch 2.14 runs on Python 3.12 and on a Pixel 4.',
  },
  {
    what: 'a version of two dots',
    why: 'no quantity is written so',
    pattern: /(?<![\d.])\d+\.\d+\.\d+(?:\.?[a-z]+\d+)?(?![\d])/g,
    example: 'Since 1.30.0 it is there.',
  },
  {
    what: 'a number after a word of reference',
    why: 'it says which one, not how many',
    pattern: new RegExp(`\\b(?:${REFERENCE})s?\\s+\\d+(?:[.–-]\\d+)*(?:(?:,| and| or| to)\\s+\\d+(?:\\.\\d+)*)*`, 'gi'),
    example: 'Version 3, issue 8153, Table 1 and pages 3–5 say so.',
  },
  {
    what: '“as of” with a month',
    why: 'it limits a statement to a day and tells of no event',
    pattern: new RegExp(`\\bas of (?:\\d+ )?(?:${MONTHS}) \\d{4}`, 'gi'),
    example: 'As of November 2026, names are as follows.',
  },
  {
    what: '“the two”, “these two”, “other two”',
    why: 'it points back to a pair that was just named; larger groups are counted',
    pattern: /\b(?:the|these|those|other) two\b/gi,
    example: 'An LSTM decides the two separately.',
  },
  {
    what: 'a fixed expression',
    why: 'the number word is part of a name',
    pattern:
      /\b(?:half-li(?:fe|ves)|(?:half|double)[- ]precision|two-sided|two-way|double[- ](?:check|click|tap)\w*|fifty-fifty|second[- ]half)\b/gi,
    example: 'The half-life is shown in double precision.',
  },
  {
    what: '“at most” and “at least”',
    why: 'they bound a number, and the number is found by itself',
    pattern: /\bat (?:the )?(?:most|least|best|worst)\b/gi,
    example: 'It grows at most linearly.',
  },
  {
    what: 'a comparative that compares nothing',
    why: '“no longer”, “rather than”, “other than”, “more or less” and “so much the better” are idioms',
    pattern: /\b(?:(?:no|any) longer|(?:rather|other) than|more or less|once more|so much the better)\b/gi,
    example: 'It adds rather than multiplies, and no longer forgets.',
  },
  {
    what: '“less” as a word for “without” or “not so”',
    why: '“nothing less”, “none the less” and, after a comma, “much less” compare no amounts',
    pattern: /\b(?:nothing|none the) less\b|,\s+(?:much|still) less\b/gi,
    example: 'It keeps no gate, much less a memory.',
  },
  {
    what: '“largest” before a mathematical object',
    why: 'the largest eigenvalue is defined, not observed',
    pattern: /\b(?:largest|smallest|greatest|least)\s+(?:eigenvalue|singular value|absolute value|common)/gi,
    example: 'The spectral radius is the largest eigenvalue in absolute value.',
  },
];

const SMALL =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const LARGE = 'hundreds?|thousands?|millions?|billions?|trillions?|dozens?';
const PARTS = 'third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth|hundredth|thousandth|millionth';
const BETTER = 'faster|slower|quicker|larger|smaller|bigger|better|worse|cheaper|fewer|less|greater|higher';
const BEST =
  'fastest|slowest|quickest|largest|smallest|biggest|best|worst|cheapest|fewest|most|least|greatest|highest|lowest|strongest|weakest|simplest|easiest|hardest|longest|shortest';

/**
 * What a mark is asked for. “First” and “second” put in order, “zero” and “none” say that there is nothing, “one” stands
 * for a thing as often as for a number: they count only where they measure (“exactly one”, “one third”).
 */
const QUANTITIES: RegExp[] = [
  /[^\s(“"'[]*[\d½⅓⅔¼¾][^\s)”"',;:\]]*/u,
  new RegExp(STATED),
  new RegExp(`\\b(?:(?:${SMALL}|${TENS}|${LARGE})(?:fold)?)\\b`, 'i'),
  /\b(?:half|halves|halved|halving|twice|thrice|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)|per ?cent|decades?|centur(?:y|ies)|(?:twen|thir|for|fif|six|seven|eigh|nine)ties|several times|orders? of magnitude|a couple)\b/i,
  new RegExp(
    `\\b(?:${PARTS})s\\b|\\b(?:an?|one) (?:${PARTS})\\b(?= (?:of|more|less|fewer|as)\\b)|\\bone (?:${PARTS}|${LARGE})\\b`,
    'i',
  ),
  /\b(?:exactly|only|just) one\b/i,
  new RegExp(`\\b(?:${BETTER}|${BEST})\\b`, 'i'),
  /\b(?:more|less)\b[^.;:!?]{0,60}?\bthan\b/i,
  /\b\p{L}{2,}er\b(?:\s+\p{L}+){0,3}?\s+than\b/iu,
  /\bas (?:many|much|fast|slow|quick|large|small|big|good|bad|cheap|accurate|long|short)\b[^.;:!?]{0,40}?\bas\b/i,
  /\b(?:outperform|surpass|exceed|outpace)(?:s|es|ed|ing)?\b|\b(?:beats?|beaten)\b|\b(?:state[- ]of[- ]the[- ]art|(?:superior|inferior) to)\b/i,
];

/** No word is longer. The patterns look back and forth within a word, and would take time with the square of its length. */
const LONGEST_WORD = /\S{200}/gu;

/**
 * The first word of a sentence that states a quantity, a date or a comparison; undefined where there is none. Where a list
 * of `items` things comes next, their number is no quantity: whoever reads on has counted, and so has this check.
 */
export function quantityIn(sentence: string, items = 0, exceptions = EXCEPTIONS): string | undefined {
  const counted = new RegExp(`\\b(?:${SMALL.split('|')[items - 2] ?? GAP})\\b`, 'i');
  const spaced = sentence.replace(/\s+/g, ' ').replace(LONGEST_WORD, '$& ');
  const text = exceptions.reduce((rest, { pattern }) => rest.replace(pattern, GAP), spaced).replace(counted, GAP);
  const found = QUANTITIES.flatMap((pattern) => pattern.exec(text) ?? []).map((word) => ({
    word,
    at: text.indexOf(word),
  }));
  return found
    .sort((a, b) => a.at - b.at)[0]
    ?.word.replaceAll(GAP, '')
    .replace(STATED, 'a formula with a number')
    .replace(/[.,;:]+$/, '');
}
