/** One number for each of several, as bars from zero, each with its name above it. */
import { counted } from '../units.ts';
import { across, Frame, marginFor } from './frame.tsx';
import { textWidth } from './room.ts';
import { fixed, part } from './scale.ts';

/** A bar; its color is that of its quantity. `printed` stands in the place of its number. */
export interface Rank {
  label: string;
  value: number;
  quantity: string;
  printed?: string;
}

const ROW = 38;

/**
 * `title` is printed above the bars, and tells a screen reader what is drawn, with the numbers. `most` is what a full bar
 * stands for, and `limit` a line across all of them, with its name.
 */
export function Ranking({
  title,
  rows,
  digits = 2,
  most = Math.max(...rows.map(({ value }) => value)),
  limit,
}: {
  title: string;
  rows: Rank[];
  digits?: number;
  most?: number;
  limit?: { value: number; label: string };
}) {
  const number = (value: number) => (digits === 0 ? counted(Math.round(value)) : fixed(value, digits));
  const numbers = rows.map(({ value, printed }) => printed ?? number(value));
  const told = rows.map(({ label }, k) => `${label} ${numbers[k]}`).join(', ');
  const right = marginFor(Math.max(...numbers.map((text) => textWidth(text) + 10)));
  const top = limit ? 40 : 24;
  return (
    <Frame kind="ranking" right={right} title={`${title}: ${told}`} height={rows.length * ROW + top}>
      <text class="axis" x={0} y={13}>
        {title}
      </text>

      {rows.map(({ label, value, quantity }, k) => {
        const [y, width] = [top + k * ROW, Math.min(1, part(value, most))];
        return (
          <g key={label} class={`q-${quantity}`}>
            <text class="rank-name" x={0} y={y + 12}>
              {label}
            </text>
            <rect class="positive" x={0} y={y + 17} width={across(width)} height={13} />
            <text class="number" x={across(width)} dx={8} y={y + 24} dy="0.35em">
              {numbers[k]}
            </text>
          </g>
        );
      })}
      {limit && (
        <g class="limit">
          <line
            x1={across(Math.min(1, part(limit.value, most)))}
            x2={across(Math.min(1, part(limit.value, most)))}
            y1={top - 8}
            y2={top + rows.length * ROW}
          />
          <text
            x={across(Math.min(1, part(limit.value, most)))}
            y={top - 12}
            text-anchor={limit.value > most / 2 ? 'end' : 'start'}
          >
            {limit.label}
          </text>
        </g>
      )}
    </Frame>
  );
}
