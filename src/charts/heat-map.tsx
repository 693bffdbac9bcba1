/** A quantity over time: one row a unit, one column a step; size and shade tell the number, hollow squares the sign. */
import { useState } from 'preact/hooks';
import { ACROSS, across, Frame, marginFor, Stretched } from './frame.tsx';
import { Key, type KeyEntry } from './key.tsx';
import { Reader } from './reader.tsx';
import { textWidth } from './room.ts';
import { at, near, shown } from './scale.ts';

/** A row of the map. `values` are between −1 and 1 (hollow squares below 0) or 0 and 1. */
export interface HeatRow {
  letter: string;
  quantity: string;
  values: number[];
  /** Printed in the cells instead of squares: symbols such as + and −. */
  marks?: string[];
  /** What a full square stands for, where the values have been divided by it. */
  size?: number;
  /** The numbers themselves, where squares are drawn to another scale; these are what is read off. */
  numbers?: number[];
}

/** What is read off a row at a step. */
const numberAt = ({ values, size = 1, numbers }: HeatRow, t: number): number => numbers?.[t] ?? (values[t] ?? 0) * size;

/** Shades between nothing and full. */
const LEVELS = 6;

/** Few paths instead of many squares: one for each row, sign and shade. */
function squares(values: number[], top: number, slot: number, height: number) {
  const paths = new Map<string, { d: string; x: number }>();
  values.forEach((value, t) => {
    const level = Math.min(LEVELS, Math.ceil(Math.abs(value) * LEVELS - 0.05));
    if (level <= 0) return;
    const share = 0.45 + 0.55 * (level / LEVELS);
    const [width, tall] = [Math.round(slot * 0.88 * share), near((height - 2) * share)];
    const x = Math.round(t * slot + (slot - width) / 2);
    const key = `${value < 0 ? 'negative' : 'positive'} shade-${level}`;
    const before = paths.get(key);
    // All squares of a path are alike and lie in one row: each begins so far from the one before.
    const to = before ? `m${x - before.x} 0` : `M${x} ${near(top + (height - tall) / 2)}`;
    paths.set(key, { d: `${before?.d ?? ''}${to}h${width}v${tall}h${-width}z`, x });
  });
  return [...paths].map(([key, { d }]) => <path key={key} class={key} d={d} />);
}

/** Signs that are drawn, so that thirty of them fit on a phone: around their middle, `half` a sign wide to each side. */
const SIGNS: Record<string, { kind: string; draw(x: number, y: number, half: number): string }> = {
  '+': { kind: '', draw: (x, y, half) => `M${at(x - half)} ${y}h${at(2 * half)}M${at(x)} ${y - 4}v8` },
  '−': { kind: '', draw: (x, y, half) => `M${at(x - half)} ${y}h${at(2 * half)}` },
  '·': { kind: '', draw: (x, y, half) => `M${at(x - half / 4)} ${y}h${at(half / 2)}` },
  '▼': { kind: 'filled', draw: (x, y, half) => `M${at(x - half)} ${y - 4}h${at(2 * half)}L${at(x)} ${y + 4}z` },
  '✕': {
    kind: 'wrong',
    draw: (x, y, half) =>
      `M${at(x - half)} ${y - 4}L${at(x + half)} ${y + 4}M${at(x - half)} ${y + 4}L${at(x + half)} ${y - 4}`,
  },
};

/** One path for each kind of sign in a row. */
function signs(marks: string[], middle: number, slot: number) {
  const paths = new Map<string, string>();
  marks.forEach((mark, t) => {
    const sign = SIGNS[mark];
    if (sign) paths.set(sign.kind, `${paths.get(sign.kind) ?? ''}${sign.draw((t + 0.5) * slot, middle, 0.32 * slot)}`);
  });
  return [...paths].map(([kind, d]) => <path key={kind} class={`sign ${kind}`} d={d} />);
}

/** `cursor` marks the step now shown; `onPoint` is told which step was tapped. `unit` is what a column is. */
export function HeatMap({
  title,
  rows,
  cursor,
  onPoint,
  rowHeight = 24,
  unit = 'step',
  extraKey = [],
}: {
  title: string;
  rows: HeatRow[];
  cursor?: number;
  onPoint?: (t: number) => void;
  rowHeight?: number;
  unit?: string;
  /** More of the key: marks that only this map has. */
  extraKey?: KeyEntry[];
}) {
  const [read, setRead] = useState<number>();
  const T = Math.max(1, ...rows.map(({ values, marks }) => Math.max(values.length, marks?.length ?? 0)));
  const left = marginFor(Math.max(...rows.map(({ letter }) => textWidth(letter, 13) + 8)));
  const valued = rows.filter(({ marks }) => !marks);
  const height = rows.length * rowHeight + 22;
  const told = valued.map((row) => `${row.letter} ${shown(numberAt(row, read ?? 0))}`).join(', ');
  const negative = valued.find(({ values }) => values.some((value) => value < 0));
  const column = (t: number, kind: string) => (
    <rect class={kind} x={across(t / T)} y={1} width={across(1 / T)} height={rows.length * rowHeight + 2} />
  );
  return (
    <div class="heat-frame">
      <Frame kind="heat-map" left={left} right={8} title={title} height={height} role="group">
        {cursor !== undefined && column(cursor, 'cursor')}
        {read !== undefined && read !== cursor && column(read, 'cursor read')}
        <Stretched height={height}>
          {rows.map(({ quantity, values, marks }, k) => (
            <g key={k} class={`q-${quantity}`}>
              {marks
                ? signs(marks, k * rowHeight + rowHeight / 2 + 2, ACROSS / T)
                : squares(values, k * rowHeight + 2, ACROSS / T, rowHeight)}
            </g>
          ))}
        </Stretched>
        {rows.map((row, k) => {
          const { letter, quantity, marks } = row;
          const y = k * rowHeight + rowHeight / 2 + 2;
          return (
            <g key={k} class={`q-${quantity}`}>
              <text class="letter" x={-8} y={y} dy="0.35em" text-anchor="end">
                {letter}
              </text>
              {marks?.map(
                (mark, t) =>
                  mark &&
                  !SIGNS[mark] && (
                    <text key={t} class="mark-cell" x={across((t + 0.5) / T)} y={y} dy="0.35em" text-anchor="middle">
                      {mark}
                    </text>
                  ),
              )}
              {read !== undefined && !marks && (
                <text
                  class="reading-number"
                  x={across(read / T + (read > T / 2 ? -0.01 : 1 / T + 0.01))}
                  y={y}
                  dy="0.35em"
                  text-anchor={read > T / 2 ? 'end' : 'start'}
                >
                  {shown(numberAt(row, read))}
                </text>
              )}
            </g>
          );
        })}
        <text class="axis" x="0%" y={rows.length * rowHeight + 18}>
          {unit} 1
        </text>
        <text class="axis" x="100%" y={rows.length * rowHeight + 18} text-anchor="end">
          {unit} {T}
        </text>
        <Reader
          label={`Read the values of “${title}”`}
          count={T}
          at={read}
          told={`${unit} ${(read ?? 0) + 1}: ${told}`}
          nearest={(place) => Math.min(T - 1, Math.max(0, Math.floor(place * T)))}
          onRead={setRead}
          onChoose={onPoint}
        />
      </Frame>
      {valued[0] && (
        <Key
          entries={[
            {
              mark: 'positive',
              text: 'the larger and stronger in color, the larger the number',
              quantity: valued[0].quantity,
            },
            ...(negative ? [{ mark: 'negative', text: 'hollow: below 0', quantity: negative.quantity } as const] : []),
            ...extraKey,
          ]}
        />
      )}
    </div>
  );
}
