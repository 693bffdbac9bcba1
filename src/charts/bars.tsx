/** Rows of signed bars, one bar a unit: a vector the eye can add up. */
import { at, part, shown } from './scale.ts';

/** A row: its letter, what it is called, the color of its quantity, and its numbers. */
export interface BarRow {
  letter: string;
  name: string;
  quantity: string;
  values: number[] /** Names of single bars, under the row. */;
  labels?: string[];
}

const WIDTH = 640;
const LEFT = 96;
const ROW = 62;

/** Bars grow up for positive and down (and hatched) for negative numbers; `limit` is the size of a full bar. */
export function Bars({
  title,
  rows,
  limit,
  chosen,
  onPoint,
}: {
  title: string;
  rows: BarRow[];
  limit: number;
  chosen?: number;
  onPoint?: (row: number, unit: number) => void;
}) {
  const heights = rows.map(({ labels }) => ROW + (labels ? 24 : 0));
  const tops = heights.map((_, k) => heights.slice(0, k).reduce((sum, height) => sum + height, 4));
  const total = heights.reduce((sum, height) => sum + height, 8);
  return (
    <svg class="chart bars" viewBox={`0 0 ${WIDTH} ${total}`} role="img" aria-label={title}>
      {rows.map(({ letter, name, quantity, values, labels }, k) => {
        const middle = tops[k]! + ROW / 2;
        const slot = (WIDTH - LEFT - 8) / values.length;
        const width = Math.min(slot - 2, 34);
        return (
          <g key={letter} class={`bar-row q-${quantity}`}>
            <text class="letter" x={4} y={middle} dy="-0.1em">
              {letter}
            </text>
            <text class="row-name" x={4} y={middle} dy="1.2em">
              {name}
            </text>
            <path class="zero" d={`M${LEFT} ${middle}H${WIDTH - 4}`} />
            {values.map((value, unit) => {
              const height = Math.min(1, part(Math.abs(value), limit)) * (ROW / 2 - 4);
              const left = LEFT + unit * slot + (slot - width) / 2;
              return (
                <g key={unit} class={unit === chosen ? 'bar chosen' : 'bar'} onClick={() => onPoint?.(k, unit)}>
                  <title>{`${letter}${labels ? ` ${labels[unit]}` : ` unit ${unit + 1}`}: ${shown(value, 3)}`}</title>
                  <rect class="target" x={at(LEFT + unit * slot)} y={tops[k]} width={at(slot)} height={ROW} />
                  <rect
                    class={value < 0 ? 'negative' : 'positive'}
                    x={at(left)}
                    y={at(value < 0 ? middle : middle - height)}
                    width={at(width)}
                    height={at(Math.max(height, 0.5))}
                  />
                  {labels && (
                    <text class="bar-label" x={at(left + width / 2)} y={tops[k]! + ROW + 14} text-anchor="middle">
                      {labels[unit]}
                    </text>
                  )}
                </g>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
