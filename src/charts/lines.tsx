/** A line chart: measured lines solid with their names at their ends, theory dashed, single seeds faint. */
import { useState } from 'preact/hooks';
import { counted } from '../units.ts';
import { ACROSS, across, Frame, marginFor, Stretched } from './frame.tsx';
import { Handle, type HandleProps } from './handle.tsx';
import { Key, type KeyEntry, lineClass } from './key.tsx';
import { Reader, Reading, type Told } from './reader.tsx';
import { staysOf, textWidth } from './room.ts';
import { at, near, type Scale, scaleOf, shown } from './scale.ts';
import type { Axis, Series } from './series.ts';

const [LEFT, TOP, BOTTOM, NUMBERED] = [48, 26, 42, 24];
/** Least distance between two names at the right edge. */
const GAP = 15;

/** Moves places apart, from the top down, then back up from the floor. */
export function spread(places: number[], floor: number): number[] {
  const order = places.map((y, k) => ({ y, k })).sort((a, b) => a.y - b.y);
  let least = Number.NEGATIVE_INFINITY;
  for (const place of order) least = (place.y = Math.max(place.y, least)) + GAP;
  let most = floor;
  for (const place of [...order].reverse()) most = (place.y = Math.min(place.y, most)) - GAP;
  return order.sort((a, b) => a.k - b.k).map(({ y }) => y);
}

/** The path of a line in units of `ACROSS` by pixels: long ones go on from point to point, in few and like numbers. */
function pathOf({ points, kind }: Series, sx: Scale, sy: Scale): string {
  const places = points.map(([x, y]): [number, number] => [Math.round(ACROSS * sx(x)), near(sy(y))]);
  return places
    .map(([x, y], k) => {
      const [lastX, lastY] = places[k - 1] ?? [0, 0];
      if (k === 0 || (kind === 'spread' && k % 2 === 0)) return `M${x} ${y}`;
      return kind === 'steps' ? `H${x}V${y}` : `l${x - lastX} ${y - lastY}`;
    })
    .join('')
    .concat(kind === 'interval' ? 'Z' : '');
}

/** The height of a line at x, between its points; undefined outside of them. */
export function heightAt({ points, kind }: Series, x: number): number | undefined {
  const next = points.findIndex(([px]) => px >= x);
  const [before, after] = [points[next - 1], points[next]];
  if (!after) return undefined;
  const [bx, by] = after;
  if (bx === x || !before) return bx === x ? by : undefined;
  const [ax, ay] = before;
  return kind === 'steps'
    ? ay
    : kind === 'dots' || kind === 'now' || kind === 'interval'
      ? undefined
      : ay + ((by - ay) * (x - ax)) / (bx - ax);
}

/** Marks that the chart uses and no label at a line's end explains. */
function keyOf(
  series: Series[],
  labeled: Series[],
  dashes: (line: Series) => number | undefined,
  [each, middle]: [each: string, middle: string],
): KeyEntry[] {
  const many = labeled.length > 1;
  const named = labeled.map((line, k): KeyEntry => {
    const mark = line.kind ?? 'line';
    return {
      mark: mark === 'now' ? 'handle' : mark,
      text: line.label ?? '',
      quantity: line.quantity,
      dash: dashes(line),
      number: many ? k + 1 : undefined,
      tight: true,
    };
  });
  const has = (kind: Series['kind']) => series.some((line) => line.kind === kind);
  return [
    ...named,
    ...(series.some(({ kind, label }) => kind === 'faint' && !label)
      ? [{ mark: 'faint', text: each } as const, { mark: 'line', text: middle } as const]
      : []),
    ...(has('spread') ? [{ mark: 'spread', text: 'fastest to slowest run' } as const] : []),
  ];
}

/** `title` tells a screen reader what is drawn. `handle` can be dragged. */
export function Lines({
  title,
  x,
  y,
  series,
  height = 280,
  extraKey = [],
  faint = ['one seed', 'median of the seeds'],
  handle,
}: {
  title: string;
  x: Axis;
  y: Axis;
  series: Series[];
  height?: number;
  /** More of the key: marks that only this chart has. */
  extraKey?: KeyEntry[];
  /** What the faint lines are, and the strong ones beside them. */
  faint?: [each: string, middle: string];
  handle?: HandleProps;
}) {
  const [read, setRead] = useState<number>();
  const [sx, sy] = [
    scaleOf(x.domain, [0, 1], x.log, x.ticks ?? 5),
    scaleOf(y.domain, [height - BOTTOM, TOP], y.log, y.ticks ?? Math.max(3, Math.round(height / 55))),
  ];
  const labeled = series.filter(({ label, points }) => label && points.length > 0);
  const theories = labeled.filter(({ kind }) => kind === 'theory');
  const dashOf = (line: Series) => (theories.length > 1 ? theories.indexOf(line) + 1 : undefined);
  const names = spread(
    labeled.map(({ points }) => sy(points.at(-1)?.[1] ?? 0)),
    height - BOTTOM,
  );
  const right = marginFor(Math.max(20, ...labeled.map(({ label }) => textWidth(label ?? '', 13.5) + 12)));
  const marks =
    x.marks?.map((value) => ({ value, label: Number.isInteger(value) ? shown(value) : shown(value) })) ?? sx.ticks;
  const xTicks = marks.map(({ value, label }) => ({ part: sx(value), text: label }));
  const stays = staysOf(xTicks, { narrow: LEFT + NUMBERED, wide: LEFT + right });
  const readable = labeled.filter(({ kind }) => kind !== 'spread');
  const xs = [
    ...new Set(readable.filter(({ kind }) => kind !== 'theory').flatMap(({ points }) => points.map(([px]) => px))),
  ].sort((a, b) => a - b);
  const readAt = read === undefined ? undefined : xs[read];
  const told: Told[] =
    readAt === undefined
      ? []
      : [
          {
            text: `${x.label.split(';')[0]}: ${Number.isInteger(readAt) ? counted(readAt).replace('-', '−') : shown(readAt, 3)}`,
          },
          ...readable.flatMap((line) => {
            const value = heightAt(line, readAt);
            return value === undefined
              ? []
              : [{ text: `${line.label}: ${shown(value, 3, y.log ? 0 : undefined)}`, quantity: line.quantity }];
          }),
        ];
  const nearest = (part: number) =>
    xs.indexOf([...xs].sort((a, b) => Math.abs(sx(a) - part) - Math.abs(sx(b) - part))[0] ?? 0);
  return (
    <div class="lines-frame">
      <Frame
        kind="lines"
        left={LEFT}
        right={right}
        title={title}
        height={height}
        role={xs.length > 0 ? 'group' : 'img'}
      >
        <text class="axis" x={-LEFT} y={12}>
          {y.label}
          {y.log ? ' (log)' : ''}
        </text>

        <g class="grid">
          {sy.ticks.map(({ value, label }) => (
            <g key={label}>
              <line x1="0%" x2="100%" y1={at(sy(value))} y2={at(sy(value))} />
              <text x={-8} y={at(sy(value))} dy="0.35em" text-anchor="end">
                {label}
              </text>
            </g>
          ))}
          {xTicks.map(
            ({ part, text }, k) =>
              stays[k] !== 'never' && (
                <text
                  key={k}
                  class={stays[k] === 'roomy' ? 'roomy' : undefined}
                  x={across(part)}
                  y={height - BOTTOM + 18}
                  text-anchor="middle"
                >
                  {text}
                </text>
              ),
          )}
        </g>
        <text class="axis" x="100%" y={height - 6} text-anchor="end">
          {x.label}
          {x.log ? ' (log)' : ''}
        </text>
        <Stretched height={height}>
          {series.map(
            (line, k) =>
              line.kind !== 'dots' &&
              line.kind !== 'now' && (
                <path
                  key={k}
                  class={lineClass(line.kind ?? 'line', line.quantity ?? 'plain', dashOf(line))}
                  d={pathOf(line, sx, sy)}
                />
              ),
          )}
        </Stretched>
        {series.map(
          (line, k) =>
            (line.kind === 'dots' || line.kind === 'now') && (
              <g key={k} class={`${line.kind === 'now' ? 'now-dot' : 'dot'} q-${line.quantity ?? 'plain'}`}>
                {line.points.map(([px, py], j) => (
                  <circle key={j} cx={across(sx(px))} cy={at(sy(py))} r={line.kind === 'now' ? 6 : 3.5} />
                ))}
              </g>
            ),
        )}
        {labeled.map(({ label, quantity = 'plain' }, k) => (
          <g key={k} class={`line-name q-${quantity}`}>
            <text class="roomy" x="100%" dx={8} y={at(names[k] ?? 0)} dy="0.35em">
              {label}
            </text>
            {labeled.length > 1 && (
              <text class="tight" x="100%" dx={6} y={at(names[k] ?? 0)} dy="0.35em">
                {k + 1}
              </text>
            )}
          </g>
        ))}
        {readAt !== undefined && (
          <g class="read">
            <line x1={across(sx(readAt))} x2={across(sx(readAt))} y1={TOP} y2={height - BOTTOM} />
            {readable.map((line, k) => {
              const value = heightAt(line, readAt);
              return value === undefined ? null : (
                <circle
                  key={k}
                  class={`q-${line.quantity ?? 'plain'}`}
                  cx={across(sx(readAt))}
                  cy={at(sy(value))}
                  r={4}
                />
              );
            })}
            <Reading part={sx(readAt)} lines={told} />
          </g>
        )}
        {xs.length > 0 && (
          <Reader
            label={`Read the values of “${title}”`}
            count={xs.length}
            at={read}
            told={told.map(({ text }) => text).join(', ')}
            nearest={nearest}
            onRead={setRead}
          />
        )}
        {handle && <Handle {...handle} place={sx} y={sy} />}
      </Frame>
      <Key entries={[...keyOf(series, labeled, dashOf, faint), ...extraKey]} />
    </div>
  );
}
