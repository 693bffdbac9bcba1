/** Rows of signed bars, one bar a unit: a vector the eye can add up. */
import { useState } from 'preact/hooks';
import { Around, across, Frame } from './frame.tsx';
import { Key, type KeyEntry } from './key.tsx';
import { Reader } from './reader.tsx';
import { NARROW, strideFor, WIDE } from './room.ts';
import { at, part, shown } from './scale.ts';

/** A row: its letter, what it is called, the color of its quantity, and its numbers. */
export interface BarRow {
  letter: string;
  name: string;
  quantity: string;
  values: number[];
  /** Names of single bars, under the row; with a line break, the second line stands below the first. */
  labels?: string[];
  /** What the bars were before, drawn as outlines behind them. */
  ghost?: number[];
  /** The size of a full bar of this row, where it has a scale of its own. */
  limit?: number;
  /** The place of a line across the row (its mean, say), and half the height of a band around it. */
  level?: { mean: number; spread: number };
}

const [HEAD, BAR, LABEL] = [18, 25, 14];
/** How far bars go down from zero: not at all where none is negative. */
const depthOf = ({ values, ghost = [], level }: BarRow): number =>
  level || [...values, ...ghost].some((value) => value < 0) ? BAR : 0;
const riseOf = (row: BarRow): number => (depthOf(row) ? BAR : 1.5 * BAR);
const linesOf = (labels: string[] = []) => Math.max(0, ...labels.map((label) => label.split('\n').length));

/** Rows with their places, one below the other. */
function placedBelow(rows: BarRow[]): { row: BarRow; top: number; tall: number }[] {
  let top = 0;
  return rows.map((row) => {
    const tall = HEAD + riseOf(row) + depthOf(row) + LABEL * linesOf(row.labels) + 6;
    top += tall;
    return { row, top: top - tall, tall };
  });
}

/** Bars grow up for positive and down, hollow, for negative numbers; `limit` is the size of a full bar. */
export function Bars({
  title,
  rows,
  limit,
  chosen,
  extraKey = [],
}: {
  title: string;
  rows: BarRow[];
  limit: number;
  chosen?: number;
  extraKey?: KeyEntry[];
}) {
  const [read, setRead] = useState<number>();
  const placed = placedBelow(rows);
  const height = placed.reduce((sum, { tall }) => sum + tall, 0);
  const count = Math.max(...rows.map(({ values }) => values.length));
  const told = rows.map(({ letter, values }) => `${letter} ${shown(values[read ?? 0] ?? 0, 3)}`).join(', ');
  const quantity = rows.find(({ values }) => values.some((value) => value < 0))?.quantity;
  return (
    <div class="bars-frame">
      <Frame kind="bars" title={title} height={height} role="group">
        {placed.map(({ row, top }, k) => (
          <Row key={k} row={row} top={top} limit={row.limit ?? limit} chosen={chosen} read={read} />
        ))}
        <Reader
          label={`Read the values of “${title}”`}
          count={count}
          at={read}
          told={`unit ${(read ?? 0) + 1}: ${told}`}
          nearest={(place) => Math.min(count - 1, Math.max(0, Math.floor(place * count)))}
          onRead={setRead}
        />
      </Frame>
      <Key
        entries={[
          ...(quantity
            ? [
                { mark: 'positive', text: 'positive', quantity } as const,
                { mark: 'negative', text: 'negative', quantity } as const,
              ]
            : []),
          ...extraKey,
        ]}
      />
    </div>
  );
}

interface RowProps {
  row: BarRow;
  top: number;
  limit: number;
  chosen?: number;
  read?: number;
}

function Row({ row, top, limit, chosen, read }: RowProps) {
  const { letter, name, quantity, values, labels = [], ghost, level } = row;
  const count = values.length;
  const [rise, depth] = [riseOf(row), depthOf(row)];
  const middle = top + HEAD + rise;
  const heightOf = (value: number) => Math.min(1, part(Math.abs(value), limit)) * rise;
  const bar = (value: number, unit: number, kind: string) => (
    <rect
      class={kind}
      x={across((unit + 0.1) / count)}
      width={across(0.8 / count)}
      y={at(value < 0 ? middle : middle - heightOf(value))}
      height={at(Math.max(heightOf(value), 0.5))}
    />
  );
  const levelAt = (value: number) => at(middle - Math.max(-1, Math.min(1, part(value, limit))) * rise);
  const now = read === undefined ? undefined : values[read];
  return (
    <g class={`bar-row q-${quantity}`}>
      <text class="letter" x={0} y={top + 12}>
        {letter} <tspan class="row-name">{name}</tspan>
      </text>
      {level && (
        <rect
          class="band"
          x="0%"
          width="100%"
          y={levelAt(level.mean + level.spread)}
          height={Math.max(1, levelAt(level.mean - level.spread) - levelAt(level.mean + level.spread))}
        />
      )}
      <line class="zero" x1="0%" x2="100%" y1={middle} y2={middle} />
      {values.map((value, unit) => (
        <g key={unit} class={unit === chosen ? 'bar chosen' : 'bar'}>
          {unit === chosen && (
            <rect
              class="target"
              x={across(unit / count)}
              y={top + HEAD}
              width={across(1 / count)}
              height={rise + depth}
            />
          )}
          {ghost?.[unit] !== undefined && bar(ghost[unit], unit, 'ghost')}
          {bar(value, unit, value < 0 ? 'negative' : 'positive')}
        </g>
      ))}
      {level && <line class="level" x1="0%" x2="100%" y1={levelAt(level.mean)} y2={levelAt(level.mean)} />}
      <Labels labels={labels} top={middle + depth + 12} />
      {read !== undefined && now !== undefined && (
        <Around part={(read + 0.5) / count} y={middle}>
          <text
            class="reading-number"
            y={now < 0 ? -5 : heightOf(now) > rise / 2 ? 13 - heightOf(now) : -heightOf(now) - 4}
            text-anchor={read === 0 ? 'start' : read === count - 1 ? 'end' : 'middle'}
          >
            {shown(now, 3)}
          </text>
        </Around>
      )}
    </g>
  );
}

/** Names under bars: all of them where there is room, and fewer on a phone. */
function Labels({ labels, top }: { labels: string[]; top: number }) {
  const lines = labels.map((label) => label.split('\n'));
  const widest = lines.map((line) => [...line].sort((a, b) => b.length - a.length)[0] ?? '');
  const [narrow, wide] = [strideFor(widest, NARROW), strideFor(widest, WIDE)];
  return lines.map((line, unit) => {
    const isSmall = unit % narrow === 0;
    if (!isSmall && unit % wide) return null;
    return line.map((text, k) => (
      <text
        key={`${unit} ${k}`}
        class={isSmall ? 'bar-label' : 'bar-label roomy'}
        x={across((unit + 0.5) / labels.length)}
        y={top + k * LABEL}
        text-anchor="middle"
      >
        {text}
      </text>
    ));
  });
}
