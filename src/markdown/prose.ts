/** Cuts a Markdown tree into its sentences, each with its line and the marks in it. Pure. */
import { computed, resultOf } from './arithmetic.ts';
import { type Mark, markOf } from './marks.ts';
import { GAP, STATED } from './quantity.ts';
import { type TreeNode, textOf } from './walk.ts';

/** A sentence; or a row of a table, which states one thing. Code, formulas and citations are gaps in its text. */
export interface Sentence {
  text: string;
  /** The same as a reader reads it, with what the gaps stand for. */
  whole: string;
  /** Lines of the tree before it. */
  line: number;
  /** Marks in it, and those that cover it from outside: of the sentence that introduces its list or table, of its column. */
  marks: Mark[];
  /** Those in it alone, or in the heads of its columns. */
  own: Mark[];
  /** The sentence that covers it from outside, where one does. */
  lead?: string;
  /** How many items the list has that comes right after it, if one does. */
  items?: number;
  /** Whether it ends in a colon and code comes right after it. */
  caption?: boolean;
}

/** What covers sentences from outside: marks, and the sentence that has them. */
interface Cover {
  marks: Mark[];
  lead?: string;
}
const under = (cover: Cover, lead: Sentence | undefined): Cover =>
  lead ? { marks: [...cover.marks, ...lead.marks], lead: [cover.lead, lead.text].filter(Boolean).join(' ') } : cover;

/** Ends of words after which a dot ends no sentence. */
const ABBREVIATED = /(?:^|[\s(])(?:e\.g|i\.e|et al|cf|vs|eqs?|figs?|pp?|ch|apps?|secs?|approx|resp|No|Dr|St)\.\s*$/;
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Where the sentences of a text begin. `Intl.Segmenter` knows no abbreviations, and may leave a closing citation alone. */
function sentenceStarts(text: string): number[] {
  const starts: number[] = [];
  let before = '';
  // To the segmenter a line break ends a paragraph; here it is a space.
  for (const { segment, index } of segmenter.segment(text.replaceAll('\n', ' '))) {
    const goesOn =
      ABBREVIATED.test(before) || /^\p{Ll}/u.test(segment) || new RegExp(`^[${GAP}\\s.,;)]*$`).test(segment);
    if (index === 0 || !goesOn) starts.push(index);
    before = segment;
  }
  return starts;
}

const STATEMENT = new RegExp(`${STATED}[^${STATED}]*${STATED}`, 'g');
/** What stands before a number in a formula like "≈ 0.5". */
const RELATION = /^\s*(?:\\(?:approx|sim|leq?|geq?)\b|[<>=])/;
/** Digits with units and nothing to compute: a number set as a formula is a number all the same. */
const PLAIN_NUMBER = /^[-−+]?[\d.,\s{}%°\\]+$/;

const asText = (tex: string) => tex.replaceAll('{,}', ',').replaceAll('\\,', ' ').replaceAll('\\%', '%');

interface Marked {
  text: string;
  /** What each gap of the text stands for. */
  gaps: string[];
  /** Where each mark stands. */
  marks: { at: number; mark: Mark }[];
}

/** What a formula states beside letters: a result that it does not show to be right, or that it comes to a number. */
function numberIn(tex: string): string {
  const result = resultOf(tex);
  const states = result !== undefined || computed(tex.replace(RELATION, '')) !== undefined;
  return states ? `${STATED}${result === undefined ? '' : ` = ${result} `}${STATED}` : '';
}

/** A block's text, with gaps for what is no prose and with as many line breaks as the file has. */
function flatten(node: TreeNode, first = true): Marked {
  const mark = markOf(node);
  const breaks = '\n'.repeat((node.position?.end.line ?? 0) - (node.position?.start.line ?? 0));
  const isNumber = node.type === 'inlineMath' && PLAIN_NUMBER.test(node.value!);
  if (isNumber) return { text: asText(node.value ?? ''), gaps: [], marks: [] };
  if (mark?.kind === 'cite' || /^inline(Math|Code)$|^mdx|^html$/.test(node.type)) {
    const cited = mark?.kind === 'cite' ? [{ at: 0, mark }] : [];
    const stated = node.type === 'inlineMath' ? numberIn(node.value ?? '') : '';
    return { text: GAP + stated + breaks, gaps: [textOf(node)], marks: cited };
  }
  if (node.type === 'break') return { text: '\n', gaps: [], marks: [] };
  const whole: Marked = { text: node.value ?? '', gaps: [], marks: mark ? [{ at: 0, mark }] : [] };
  (node.children ?? []).forEach((child, k) => {
    const { text, gaps, marks } = flatten(child, first && k === 0);
    whole.gaps.push(...gaps);
    whole.marks.push(...marks.map(({ at, mark: inner }) => ({ at: at + whole.text.length, mark: inner })));
    whole.text += text;
  });
  // A bold lead-in ("**1997.** A cell …") belongs to the sentence after it.
  if (node.type === 'strong' && first) whole.text = whole.text.replace(/\.$/, ',');
  return whole;
}

const gapsIn = (text: string) => text.split(GAP).length - 1;
/** A text with its gaps filled, on one line. */
function filled(text: string, gaps: string[]): string {
  let k = 0;
  return text
    .replace(STATEMENT, '')
    .replaceAll(GAP, () => gaps[k++] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

function cut({ text, gaps, marks }: Marked, line: number, cover: Cover): Sentence[] {
  const starts = sentenceStarts(text);
  return starts.map((start, k) => {
    const end = starts[k + 1] ?? text.length;
    const inside = marks.filter(({ at }) => at >= start && at < end).map(({ mark }) => mark);
    const at = start + /^\s*/.exec(text.slice(start))![0].length;
    return {
      text: text.slice(start, end).trim(),
      whole: filled(text.slice(start, end), gaps.slice(gapsIn(text.slice(0, start)))),
      line: line + text.slice(0, at).split('\n').length - 1,
      marks: [...inside, ...cover.marks],
      own: inside,
      ...(cover.lead ? { lead: cover.lead } : {}),
    };
  });
}

const lineOf = (node: TreeNode) => (node.position?.start.line ?? 1) - 1;

/** Each row is one statement; the marks of a column's heading and of the sentence before the table cover it. */
function rowsOf(table: TreeNode, cover: Cover): Sentence[] {
  const [head, ...rows] = table.children ?? [];
  const columns = (head?.children ?? []).map((cell) => flatten(cell).marks.map(({ mark }) => mark));
  return rows.map((row) => {
    const cells = (row.children ?? []).map((cell) => flatten(cell));
    const inside = cells.flatMap(({ marks }) => marks.map(({ mark }) => mark));
    return {
      text: cells.map(({ text }) => text).join(' | '),
      whole: cells.map(({ text, gaps }) => filled(text, gaps)).join(' | '),
      line: lineOf(row),
      marks: [...inside, ...columns.flat(), ...cover.marks],
      own: [...inside, ...columns.flat()],
      ...(cover.lead ? { lead: cover.lead } : {}),
    };
  });
}

/**
 * The sentences of a tree. Headings are names of what follows and are left out, as are formulas and code on their own. A
 * sentence may go on after a displayed formula. The last sentence before a table covers the table; before a list it does
 * where it ends with a colon.
 */
export function sentencesOf(tree: TreeNode, cover: Cover = { marks: [] }): Sentence[] {
  const sentences: Sentence[] = [];
  let lead: Sentence | undefined;
  const blocks = tree.children ?? [];
  for (let k = 0; k < blocks.length; k++) {
    const block = blocks[k]!;
    if (block.type === 'paragraph') {
      const whole = flatten(block);
      // "… gives $$…$$ [(Gu & Dao 2023, Theorem 1)](cite:gu2023)." is one sentence over three blocks.
      while (blocks[k + 1]?.type === 'math' && blocks[k + 2]?.type === 'paragraph' && !/[.!?]\s*$/.test(whole.text)) {
        const next = flatten(blocks[k + 2]!);
        const between = `${GAP}${'\n'.repeat(lineOf(blocks[k + 2]!) - lineOf(block) - whole.text.split('\n').length + 1)}`;
        if (/^\p{Lu}/u.test(next.text)) break;
        const start = whole.text.length + between.length;
        whole.marks.push(...next.marks.map(({ at, mark }) => ({ at: at + start, mark })));
        whole.gaps.push(` ${textOf(blocks[k + 1]!)}`, ...next.gaps);
        whole.text += between + next.text;
        k += 2;
      }
      const found = cut(whole, lineOf(block), cover);
      sentences.push(...found);
      lead = found.at(-1);
      const next = blocks[k + 1];
      if (lead && next?.type === 'list') lead.items = next.children?.length ?? 0;
      if (lead && /:$/.test(lead.text)) lead.caption = next?.type === 'code' || next?.name === 'Code';
    } else if (block.type === 'table') {
      sentences.push(...rowsOf(block, under(cover, lead)));
    } else if (block.type === 'list' || block.type === 'listItem' || block.type === 'blockquote') {
      const covers = block.type === 'list' && lead && /:$/.test(lead.text);
      sentences.push(...sentencesOf(block, under(cover, covers ? lead : undefined)));
    }
    if (block.type !== 'paragraph' && block.type !== 'math') lead = undefined;
  }
  return sentences;
}
