/** A quantity over time: one row a unit, one column a step; size and shade tell the number, hollow squares the sign. */
import { at, shown } from './scale.ts';

/** A row of the map. `values` are between −1 and 1 (hollow squares below 0) or 0 and 1. */
export interface HeatRow {
  letter: string;
  quantity: string;
  values: number[] /** Printed in the cells instead of squares: symbols such as + and −. */;
  marks?: string[];
}

const WIDTH = 640;
const LEFT = 104;
/** Shades between nothing and full. */
const LEVELS = 6;

/** Few paths instead of many squares: one for each row, sign and shade. */
function squares(values: number[], top: number, slot: number, height: number) {
  const paths = new Map<string, string>();
  values.forEach((value, t) => {
    const level = Math.min(LEVELS, Math.ceil(Math.abs(value) * LEVELS - 0.05));
    if (level <= 0) return;
    const share = 0.45 + 0.55 * (level / LEVELS);
    const [width, tall] = [(slot - 1) * share, (height - 2) * share];
    const key = `${value < 0 ? 'negative' : 'positive'} shade-${level}`;
    paths.set(
      key,
      `${paths.get(key) ?? ''}M${at(LEFT + t * slot + (slot - width) / 2)} ${at(top + (height - tall) / 2)}h${at(width)}v${at(tall)}h${at(-width)}z`,
    );
  });
  return [...paths].map(([key, d]) => <path key={key} class={key} d={d} />);
}

/** `cursor` marks the step now shown; `onPoint` is told which step was tapped. */
export function HeatMap({
  title,
  rows,
  cursor,
  onPoint,
  rowHeight = 24,
}: {
  title: string;
  rows: HeatRow[];
  cursor?: number;
  onPoint?: (t: number) => void;
  rowHeight?: number;
}) {
  const T = Math.max(1, ...rows.map(({ values, marks }) => Math.max(values.length, marks?.length ?? 0)));
  const slot = (WIDTH - LEFT - 4) / T;
  const tap = (event: MouseEvent) => {
    const box = (event.currentTarget as SVGSVGElement).getBoundingClientRect();
    const t = Math.floor((((event.clientX - box.left) / box.width) * WIDTH - LEFT) / slot);
    if (t >= 0 && t < T) onPoint?.(t);
  };
  return (
    <svg
      class="chart heat-map"
      viewBox={`0 0 ${WIDTH} ${rows.length * rowHeight + 26}`}
      role="img"
      aria-label={title}
      onClick={tap}
    >
      {cursor !== undefined && (
        <rect class="cursor" x={at(LEFT + cursor * slot)} y={1} width={at(slot)} height={rows.length * rowHeight + 2} />
      )}
      {rows.map(({ letter, quantity, values, marks }, k) => {
        const now = cursor === undefined ? undefined : values[cursor];
        return (
          <g key={k} class={`q-${quantity}`}>
            <text class="letter" x={LEFT - 8} y={k * rowHeight + rowHeight / 2 + 2} dy="0.35em" text-anchor="end">
              {letter}
            </text>
            {now !== undefined && !marks && <title>{`${letter} at this step: ${shown(now)}`}</title>}
            {marks
              ? marks.map(
                  (mark, t) =>
                    mark && (
                      <text
                        key={t}
                        class="mark-cell"
                        x={at(LEFT + (t + 0.5) * slot)}
                        y={k * rowHeight + rowHeight / 2 + 2}
                        dy="0.35em"
                        text-anchor="middle"
                      >
                        {mark}
                      </text>
                    ),
                )
              : squares(values, k * rowHeight + 2, slot, rowHeight)}
          </g>
        );
      })}
      <text class="axis" x={LEFT} y={rows.length * rowHeight + 20}>
        step 1
      </text>
      <text class="axis" x={WIDTH - 4} y={rows.length * rowHeight + 20} text-anchor="end">
        step {T}
      </text>
    </svg>
  );
}
