/** A confusion matrix: what each clip is, row by row, and what it was taken for, column by column. */
import { Around, across, Frame, marginFor } from './frame.tsx';
import { textWidth } from './room.ts';
import { at, part } from './scale.ts';

const ROW = 20;
const SIZE = 12;

/** `counts` are clips: counts[row][column] of the row's name were taken for the column's. Right ones lie on the diagonal. */
export function Confusion({ title, names, counts }: { title: string; names: string[]; counts: number[][] }) {
  const widest = Math.max(...names.map((name) => textWidth(name, SIZE)));
  const [left, top, slot] = [marginFor(widest + 12), Math.ceil(widest) + 10, 1 / names.length];
  return (
    <Frame kind="confusion" left={left} right={8} title={title} height={top + names.length * ROW + 2}>
      {names.map((name, k) => (
        <g key={name}>
          <text class="row-name" x={-8} y={top + (k + 0.5) * ROW} dy="0.35em" text-anchor="end">
            {name}
          </text>
          <Around part={(k + 0.5) * slot} y={top - 6}>
            <text class="row-name" transform="rotate(-90)" dy="0.35em">
              {name}
            </text>
          </Around>
        </g>
      ))}
      {counts.map((row, r) => {
        const all = row.reduce((sum, count) => sum + count, 0);
        return row.map((count, c) => (
          <g key={`${r} ${c}`} class={r === c ? 'q-output' : 'q-error'}>
            <rect
              x={across((c + 0.03) * slot)}
              y={top + r * ROW + 1}
              width={across(0.94 * slot)}
              height={ROW - 2}
              fill-opacity={at(6 * part(count, all)) / 10}
            />
            {count > 0 && (
              <text
                class="number"
                x={across((c + 0.5) * slot)}
                y={top + (r + 0.5) * ROW}
                dy="0.35em"
                text-anchor="middle"
              >
                {count}
              </text>
            )}
          </g>
        ));
      })}
    </Frame>
  );
}
