/**
 * A whole small network: a dense layer, a recurrent one and its outputs, every weight a cell. Above each matrix lies the
 * vector that it multiplies, at one step. Bars that fill their cell are above 0, thin ones below.
 */
import { useState } from 'preact/hooks';
import { ACROSS, across, Frame, Stretched } from './frame.tsx';
import { Key } from './key.tsx';
import { at } from './scale.ts';
import { WeightReader } from './weight-reader.tsx';

/** Rows of numbers; `letter` names the matrix. `rowOf` and `columnOf` name what a number connects. */
export interface WeightMatrix {
  letter: string;
  rows: number[][];
  rowOf(row: number): string;
  columnOf(column: number): string;
}
/** A vector at one step, numbers between −1 and 1, drawn above the matrix that multiplies it. */
export interface ShownVector {
  letter: string;
  quantity: string;
  values: number[];
}
/** A matrix with the vector that it multiplies, or without one (a bias), and where it lies: columns from the left, rows from the top. */
export interface Part {
  matrix: WeightMatrix;
  vector?: ShownVector;
  left: number;
  top: number;
  /** How many times as high as a row of the least height its rows are. */
  tall?: number;
}

/** Pixels: of a row, of the names above, of a vector, and of the line below for the weight that is read. */
const [ROW, NAMES, VECTOR, READ] = [3, 16, 11, 20];
const TOP = NAMES + VECTOR + 4;
/** Shades of the weights, which lie between −1 and 1, by the root of their size: most of them are small. */
const SHADES = [0.3, 0.5, 0.75, 1];

const placed = (part: Part, row: number) => TOP + ROW * (part.top + row * (part.tall ?? 1));

/** How much of the height of its row a bar fills: of a weight above 0, and of one below. */
const [FULL, THIN] = [0.87, 0.45];

/** One path for each sign, shade and height: strokes along the rows, each going on from where the one before ended. */
function strokes(parts: Part[], slot: number) {
  const paths = new Map<string, { d: string; x: number; y: number; kind: string; width: number }>();
  for (const part of parts)
    part.matrix.rows.forEach((row, r) => {
      const height = ROW * (part.tall ?? 1);
      const y = placed(part, r) + height / 2;
      row.forEach((weight, column) => {
        if (weight === 0) return;
        const size = Math.sqrt(Math.abs(weight));
        const kind = `${weight < 0 ? 'below' : 'above'} weight-${1 + SHADES.findIndex((most) => size <= most + 1e-9)}`;
        const width = at(height * (weight < 0 ? THIN : FULL));
        const before = paths.get(kind + height);
        const x = part.left + column;
        const to = before?.y === y ? (before.x === x ? '' : `m${x - before.x} 0`) : `M${x} ${y}`;
        paths.set(kind + height, { d: `${before?.d ?? ''}${to}h1`, x: x + 1, y, kind, width });
      });
    });
  return [...paths.values()].map(({ d, kind, width }) => (
    <path key={kind + width} class={kind} d={d} stroke-width={width} transform={`scale(${slot} 1)`} />
  ));
}

/** The vector of a matrix: squares, hollow below 0. */
function vectorCells({ vector, left, top }: Part, slot: number) {
  const y = placed({ left, top, matrix: NONE }, 0) - VECTOR - 2;
  return vector?.values.map((value, k) => (
    <rect
      key={k}
      class={value < 0 ? 'negative' : 'positive'}
      x={across((left + k + 0.1) * slot)}
      y={y}
      width={across(0.8 * slot)}
      height={VECTOR - 2}
      fill-opacity={value < 0 ? undefined : Math.round(Math.min(1, value) * 10) / 10}
      stroke-opacity={Math.round((0.25 + 0.75 * Math.min(1, Math.abs(value))) * 10) / 10}
    />
  ));
}
const NONE: WeightMatrix = { letter: '', rows: [], rowOf: String, columnOf: String };

/** `marks` are words that end right before a column, beside a row. */
export function WholeNetwork({
  title,
  parts,
  marks,
}: {
  title: string;
  parts: Part[];
  marks: { text: string; column: number; row: number; quantity: string }[];
}) {
  const [read, setRead] = useState<{ part: number; row: number; column: number }>();
  const columns = Math.max(...parts.map(({ left, matrix }) => left + (matrix.rows[0]?.length ?? 0)));
  const height = Math.max(...parts.map((part) => placed(part, part.matrix.rows.length))) + READ;
  const slot = 1 / columns;
  return (
    <div class="whole-network">
      <Frame kind="weights" title={title} height={height} role="group">
        <Stretched height={height}>{strokes(parts, ACROSS * slot)}</Stretched>
        {parts.map((part, k) => (
          <g key={k} class={`q-${part.vector?.quantity ?? 'plain'}`}>
            {part.vector && (
              <text class="letter" x={across(part.left * slot)} y={placed(part, 0) - VECTOR - 7}>
                {part.vector.letter}
              </text>
            )}
            {vectorCells(part, slot)}
          </g>
        ))}
        {marks.map(({ text, column, row, quantity }) => (
          <g key={text} class={`q-${quantity}`}>
            <text class="letter" x={across((column - 0.7) * slot)} y={TOP + ROW * row} dy="0.35em" text-anchor="end">
              {text}
            </text>
          </g>
        ))}
        <WeightReader
          parts={parts}
          places={{ columns, bottom: height, rowAt: placed, rowHeight: ROW }}
          at={read}
          onRead={setRead}
        />
      </Frame>
      <Key
        entries={[
          {
            mark: 'positive',
            text: 'full bar: a weight above 0, the stronger in color, the larger',
            quantity: 'hidden',
          },
          { mark: 'line', text: 'thin bar: below 0', quantity: 'input' },
        ]}
      />
    </div>
  );
}
