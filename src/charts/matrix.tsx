/** A small matrix of numbers with a name for every row and column: scores, weights, anything one wants to read off. */
import { across, Frame, marginFor } from './frame.tsx';
import { textWidth } from './room.ts';
import { at, fixed, part } from './scale.ts';

const [ROW, TOP] = [26, 24];

/** `masked` cells are crossed out instead of printed. `chosen` is the row in focus; `onPoint` is told of the row tapped. */
export function Matrix({
  title,
  letter,
  rows,
  columns,
  values,
  quantity,
  masked = () => false,
  chosen,
  onPoint,
  limit = 1,
  digits = 2,
}: {
  title: string;
  letter: string;
  rows: string[];
  columns: string[];
  values: number[][];
  quantity: string;
  masked?: (row: number, column: number) => boolean;
  chosen?: number;
  onPoint?: (row: number, column: number) => void;
  limit?: number;
  digits?: number;
}) {
  const left = marginFor(Math.max(...[letter, ...rows].map((name) => textWidth(name, 13) + 8)));
  const slot = 1 / columns.length;
  return (
    <Frame kind="matrix" left={left} title={title} height={TOP + rows.length * ROW + 4}>
      <text class={`letter q-${quantity}`} x={-left} y={16}>
        {letter}
      </text>
      {columns.map((name, column) => (
        <text key={column} class="column-name" x={across((column + 0.5) * slot)} y={16} text-anchor="middle">
          {name}
        </text>
      ))}
      {rows.map((name, row) => (
        <g key={row} class={`q-${quantity}${row === chosen ? ' chosen' : ''}`} onClick={() => onPoint?.(row, 0)}>
          <text class="row-name" x={-8} y={TOP + (row + 0.5) * ROW} dy="0.35em" text-anchor="end">
            {name}
          </text>
          {columns.map((_, column) => {
            const value = values[row]?.[column] ?? 0;
            const y = TOP + row * ROW;
            return masked(row, column) ? (
              <line
                key={column}
                class="masked"
                x1={across((column + 0.2) * slot)}
                x2={across((column + 0.8) * slot)}
                y1={y + ROW - 7}
                y2={y + 7}
              />
            ) : (
              <g key={column}>
                <rect
                  class={value < 0 ? 'negative' : 'positive'}
                  x={across((column + 0.02) * slot)}
                  y={y + 1}
                  width={across(0.96 * slot)}
                  height={ROW - 2}
                  fill-opacity={at(0.75 * Math.min(1, part(Math.abs(value), limit)) * 10) / 10}
                />
                <text class="number" x={across((column + 0.5) * slot)} y={y + ROW / 2} dy="0.35em" text-anchor="middle">
                  {fixed(value, digits)}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </Frame>
  );
}
