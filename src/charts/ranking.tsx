/** One number for each of several, as bars from zero, each with its name above it. */
import { at, part } from './scale.ts';

/** A bar; its color is that of its quantity. */
export interface Rank {
  label: string;
  value: number;
  quantity: string;
}

const [WIDTH, ROW, RIGHT] = [320, 40, 52];

/** `title` tells a screen reader what is drawn, numbers included, and is printed above the bars without them. */
export function Ranking({ title, rows, digits = 2 }: { title: string; rows: Rank[]; digits?: number }) {
  const most = Math.max(...rows.map(({ value }) => value));
  const told = rows.map(({ label, value }) => `${label} ${value.toFixed(digits)}`).join(', ');
  return (
    <svg
      class="chart ranking"
      viewBox={`0 0 ${WIDTH} ${rows.length * ROW + 24}`}
      role="img"
      aria-label={`${title}: ${told}`}
    >
      <text class="axis" x={0} y={14}>
        {title}
      </text>
      {rows.map(({ label, value, quantity }, k) => {
        const [top, width] = [24 + k * ROW, (WIDTH - RIGHT) * part(value, most)];
        return (
          <g key={label} class={`q-${quantity}`}>
            <text class="rank-name" x={0} y={top + 13}>
              {label}
            </text>
            <rect class="positive" x={0} y={top + 19} width={at(width)} height={13} />
            <text class="number" x={at(width) + 8} y={top + 25.5} dy="0.35em">
              {value.toFixed(digits)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
