/** A small matrix of numbers with a name for every row and column: scores, weights, anything one wants to read off. */
import { at, part } from './scale.ts';

const CELL = { width: 62, height: 34 };

/** `masked` cells are crossed out instead of printed. `chosen` is the row in focus. */
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
  const left = 66;
  const top = 30;
  return (
    <svg
      class="chart matrix"
      viewBox={`0 0 ${left + columns.length * CELL.width + 4} ${top + rows.length * CELL.height + 6}`}
      role="img"
      aria-label={title}
    >
      <text class={`letter q-${quantity}`} x={4} y={18}>
        {letter}
      </text>
      {columns.map((name, column) => (
        <text key={column} class="column-name" x={left + (column + 0.5) * CELL.width} y={18} text-anchor="middle">
          {name}
        </text>
      ))}
      {rows.map((name, row) => (
        <g key={row} class={`q-${quantity}${row === chosen ? ' chosen' : ''}`} onClick={() => onPoint?.(row, 0)}>
          <text class="row-name" x={left - 8} y={top + (row + 0.5) * CELL.height} dy="0.35em" text-anchor="end">
            {name}
          </text>
          {columns.map((_, column) => {
            const [x, y] = [left + column * CELL.width, top + row * CELL.height];
            const value = values[row]?.[column] ?? 0;
            return masked(row, column) ? (
              <path key={column} class="masked" d={`M${x + 6} ${y + CELL.height - 6}L${x + CELL.width - 6} ${y + 6}`} />
            ) : (
              <g key={column}>
                <rect
                  class={value < 0 ? 'negative' : 'positive'}
                  x={x + 1}
                  y={y + 1}
                  width={CELL.width - 2}
                  height={CELL.height - 2}
                  fill-opacity={at(0.75 * Math.min(1, part(Math.abs(value), limit)) * 10) / 10}
                />
                <text class="number" x={x + CELL.width / 2} y={y + CELL.height / 2} dy="0.35em" text-anchor="middle">
                  {value.toFixed(digits).replace('-', '−')}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}
