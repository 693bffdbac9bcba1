/** The map of the written terms, laid out at build time: columns by depth, rows by category, lines from need to term. */
import type { Glossary, Term } from '../../markdown/glossary.ts';
import { depths, essential } from '../../markdown/graph.ts';

/** A term's box: its corner, its title in lines, and the titles of what it needs. */
interface Box {
  term: Term;
  x: number;
  y: number;
  lines: string[];
  needs: Term[];
  usefulFor: Term[];
  color: string;
}
export interface TermMap {
  width: number;
  height: number;
  columns: number;
  boxes: Box[];
  /** The rows: what each is called, where it begins and how high it is. */
  bands: { title: string; y: number; height: number; color: string }[];
  /** Lines as SVG paths, with the color of the term they come from. */
  lines: { from: string; to: string; d: string; color: string }[];
}

export const BOX = { width: 160, height: 40 };
const PITCH = { x: 200, y: 50 };
/** Above the boxes of a band stands its title. */
const TITLE = 30;
const MARGIN = 8;
/** Letters that fit into a line of a box. */
export const LETTERS = 22;
/** Colors tell the categories apart a second time; the rows do so first, so that colors may come round again. */
const COLORS = ['input', 'hidden', 'cell', 'forget', 'write', 'read', 'candidate', 'error'];

/** A title in lines of at most LETTERS letters, broken at spaces and after hyphens. */
export function wrapped(title: string): string[] {
  const lines = [''];
  for (const word of title.match(/[^\s-]+-?|-/g) ?? []) {
    const line = lines.at(-1)!;
    const longer = line && !line.endsWith('-') ? `${line} ${word}` : line + word;
    if (longer.length <= LETTERS || !line) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Lays the written terms out. */
export function termMap(glossary: Pick<Glossary, 'written' | 'byId' | 'categories' | 'needs' | 'usefulFor'>): TermMap {
  const { written, byId, categories } = glossary;
  const needs = Object.fromEntries(written.map(({ id }) => [id, glossary.needs(id)]));
  const depth = depths(needs);
  const columns = Math.max(-1, ...Object.values(depth)) + 1;
  const row: Record<string, number> = {};
  const bands: (TermMap['bands'][number] & { id: string })[] = [];
  let y = MARGIN;
  for (const { id, title } of categories) {
    const terms = written.filter(({ category }) => category === id);
    if (terms.length === 0) continue;
    const stacks = Map.groupBy(terms, (term) => depth[term.id]!);
    for (const stack of stacks.values()) stack.forEach((term, k) => (row[term.id] = k));
    const height = TITLE + PITCH.y * Math.max(...[...stacks.values()].map(({ length }) => length));
    bands.push({ id, title, y, height, color: COLORS[bands.length % COLORS.length]! });
    y += height + MARGIN;
  }
  const bandOf = (term: Term) => bands.find(({ id }) => id === term.category)!;
  const at = (term: Term) => ({
    x: MARGIN + PITCH.x * depth[term.id]!,
    y: bandOf(term).y + TITLE + PITCH.y * row[term.id]!,
  });
  const boxes = written
    .map((term) => ({
      term,
      ...at(term),
      lines: wrapped(term.title),
      color: bandOf(term).color,
      needs: needs[term.id]!.map((id) => byId[id]!),
      usefulFor: glossary.usefulFor(term.id),
    }))
    // From left to right, as the keyboard goes.
    .sort((a, b) => a.x - b.x || a.y - b.y);
  const lines = Object.entries(essential(needs)).flatMap(([to, froms]) =>
    froms.map((from) => {
      const [start, end] = [at(byId[from]!), at(byId[to]!)];
      const [x1, y1, x2, y2] = [start.x + BOX.width, start.y + BOX.height / 2, end.x, end.y + BOX.height / 2];
      const bend = (PITCH.x - BOX.width) * 0.9;
      return {
        from,
        to,
        color: bandOf(byId[from]!).color,
        d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
      };
    }),
  );
  return { width: 2 * MARGIN + PITCH.x * columns - (PITCH.x - BOX.width), height: y, columns, boxes, bands, lines };
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
const listed = (names: string[]) => names.join(', ').replace(/, ([^,]*)$/, ' and $1');

/** What the map shows, in words. */
export function mapInWords({ boxes, columns, lines }: TermMap): string {
  const first = boxes.filter(({ needs }) => needs.length === 0).map(({ term }) => term.title);
  const last = boxes.filter(({ x }) => x === boxes.at(-1)!.x).map(({ term }) => term.title);
  const count = Math.max(...boxes.map(({ usefulFor }) => usefulFor.length));
  const most = boxes.filter(({ usefulFor }) => usefulFor.length === count).map(({ term }) => term.title);
  return (
    `${counted(boxes.length, 'written term')} in ${counted(columns, 'column')}, joined by ${counted(lines.length, 'line')}: at the left, ${listed(first)} ${first.length === 1 ? 'needs' : 'need'} nothing; ` +
    `each other term stands to the right of all it needs; and at the end of the longest way ${last.length === 1 ? 'stands' : 'stand'} ${listed(last)}. ` +
    `${listed(most)} ${most.length === 1 ? 'is' : 'are each'} needed by ${counted(count, 'term')}, and no other by as many.`
  );
}
