/** Where the architectures stand on the line of years: labels above and below it, none over another or over a stem. Pure. */
import type { TimelineEntry } from '../../schema/lists.ts';

/** Sizes of the drawing, in its own units; it is shown at about its own width. */
export const LINE = { width: 1240, height: 216, y: 108, tier: 38, labelHeight: 32 };
const EDGE = 46;
/** Width of a letter of a label, and the least space between two labels. */
const [LETTER, SPACE] = [8.1, 14];

export interface Placed {
  entry: TimelineEntry;
  x: number;
  /** Where its label begins and ends, and whether that is above the line, in which tier from it. */
  from: number;
  to: number;
  above: boolean;
  tier: number;
}

/**
 * Whether two entries would stand in each other's way: label over label, or a stem through a label nearer the line. Those of
 * one year share their stem, and stand over one another.
 */
function collide(one: Placed, other: Placed): boolean {
  if (one.above !== other.above) return false;
  if (one.tier === other.tier) return one.from < other.to + SPACE && other.from < one.to + SPACE;
  const [near, far] = one.tier < other.tier ? [one, other] : [other, one];
  return far.x !== near.x && far.x > near.from - 4 && far.x < near.to + 4;
}

/** Every entry in its place, in the order of years: nearest to the line where it is free, above before below. */
export function placeOnLine(entries: TimelineEntry[]): Placed[] {
  const years = entries.map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const perYear = (LINE.width - 2 * EDGE) / Math.max(1, last - first);
  const placed: Placed[] = [];
  for (const [k, entry] of entries.entries()) {
    const x = EDGE + (entry.year - first) * perYear;
    const half = (Math.max(4, entry.title.length) * LETTER) / 2;
    const from = Math.max(0, Math.min(LINE.width - 2 * half, x - half));
    const sides = k % 2 ? [false, true] : [true, false];
    const choices = [0, 1, 2, 3, 4, 5].flatMap((tier) =>
      sides.map((above) => ({ entry, x, from, to: from + 2 * half, above, tier })),
    );
    const free = choices.find((choice) => placed.every((other) => !collide(choice, other)));
    if (!free) throw new Error(`The line of years has no room for ${entry.title} (${entry.year}).`);
    placed.push(free);
  }
  return placed;
}
