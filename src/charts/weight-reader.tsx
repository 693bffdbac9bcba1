/** Reading single weights of a picture of a network: pointed at, tapped, or walked to with the arrow keys. */
import { across } from './frame.tsx';
import { fixed } from './scale.ts';
import type { Part } from './whole-network.tsx';

/** A weight: of which matrix, in which row and column. */
export interface WeightPlace {
  part: number;
  row: number;
  column: number;
}

interface Places {
  columns: number;
  bottom: number;
  rowHeight: number;
  rowAt(part: Part, row: number): number;
}

/** The weight at a place of the picture, from 0 to 1 across and in pixels down, if there is one. */
export function weightAt(
  parts: Part[],
  { columns, rowAt, rowHeight }: Places,
  x: number,
  y: number,
): WeightPlace | undefined {
  for (const [k, part] of parts.entries()) {
    const column = Math.floor(x * columns) - part.left;
    const row = Math.floor((y - rowAt(part, 0)) / (rowHeight * (part.tall ?? 1)));
    if (part.matrix.rows[row]?.[column] !== undefined) return { part: k, row, column };
  }
  return undefined;
}

/** What a weight connects, and its value. */
export function toldOf(parts: Part[], { part, row, column }: WeightPlace): string {
  const { letter, rows, rowOf, columnOf } = parts[part].matrix;
  return `${letter}: ${columnOf(column)} → ${rowOf(row)}: ${fixed(rows[row][column])}`;
}

const sizeOf = ({ matrix: { rows } }: Part) => rows.length * rows[0].length;
/** Which of all weights it is, counted from 1. */
const numberOf = (parts: Part[], { part, row, column }: WeightPlace) =>
  parts.slice(0, part).reduce((sum, one) => sum + sizeOf(one), 1) + row * parts[part].matrix.rows[0].length + column;

/** Lies over the whole picture, and writes what is read into its lowest line. Arrow keys walk within a matrix, and on into the next. */
export function WeightReader({
  parts,
  places,
  at,
  onRead,
}: {
  parts: Part[];
  places: Places;
  at?: WeightPlace;
  onRead(at: WeightPlace | undefined): void;
}) {
  const point = (event: PointerEvent & { currentTarget: Element }) => {
    const { left, top, width } = event.currentTarget.getBoundingClientRect();
    onRead(weightAt(parts, places, (event.clientX - left) / Math.max(1, width), event.clientY - top));
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return onRead(undefined);
    const by = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    if (!by) return;
    event.preventDefault();
    onRead(at ? walked(parts, at, by) : { part: 0, row: 0, column: 0 });
  };
  const chosen = at && parts[at.part];
  const told = at ? toldOf(parts, at) : '';
  return (
    <>
      {at && chosen && (
        <rect
          class="weight-read"
          x={across((chosen.left + at.column) / places.columns)}
          y={places.rowAt(chosen, at.row)}
          width={across(1 / places.columns)}
          height={places.rowHeight * (chosen.tall ?? 1)}
        />
      )}
      <rect
        class="reader"
        width="100%"
        height={places.bottom}
        tabindex={0}
        role="slider"
        aria-label="Read single weights"
        aria-valuemin={1}
        aria-valuemax={parts.reduce((sum, part) => sum + sizeOf(part), 0)}
        aria-valuenow={at ? numberOf(parts, at) : 1}
        aria-valuetext={told || 'press an arrow key to read a weight'}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => onRead(undefined)}
        onBlur={() => onRead(undefined)}
        onKeyDown={key}
      />
      <text class={told ? 'weight-told' : undefined} x="0%" y={places.bottom - 5}>
        {told || 'Point at a weight to read it, or walk with the arrow keys.'}
      </text>
    </>
  );
}

/** One weight further; across the edge of a matrix to the next or the one before. */
export function walked(parts: Part[], { part, row, column }: WeightPlace, [down, right]: number[]): WeightPlace {
  const { rows } = parts[part].matrix;
  const next = { part, row: row + down, column: column + right };
  if (rows[next.row]?.[next.column] !== undefined) return next;
  const other = right > 0 || down > 0 ? part + 1 : part - 1;
  const there = parts[other]?.matrix.rows;
  if (!there) return { part, row, column };
  if (down) return { part: other, row: down > 0 ? 0 : there.length - 1, column: Math.min(column, there[0].length - 1) };
  return { part: other, row: Math.min(row, there.length - 1), column: right > 0 ? 0 : there[0].length - 1 };
}
