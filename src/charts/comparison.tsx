/** Models compared on one task: their scores while they train, their scores by length after it, and a table of them. */
import type { ComponentChildren } from 'preact';
import { Lines } from './lines.tsx';
import { type Axis, levelLines, type Series } from './series.ts';

/** Scores over one axis: a line for each model, and what a screen reader calls the chart. */
export interface ScoreChart {
  title: string;
  height: number;
  x: Axis;
  series: Series[];
}

/**
 * `levels` are scores reached without a model, dashed in both charts. The axes of `byLength` stand from the start, so that
 * nothing grows when the training is over. The table stands inside; `kind` is one more class, for its columns.
 */
export function Comparison({
  kind,
  y,
  levels,
  training,
  byLength,
  children,
}: {
  kind?: string;
  y: Axis;
  levels: Record<string, number>;
  training: ScoreChart;
  byLength: ScoreChart;
  children: ComponentChildren;
}) {
  return (
    <div class={['contest', kind].filter(Boolean).join(' ')}>
      {[training, byLength].map(({ title, height, x, series }, k) => (
        <Lines
          key={k}
          title={title}
          height={height}
          x={x}
          y={y}
          series={[...levelLines(levels, x.domain), ...series]}
        />
      ))}
      {children}
    </div>
  );
}
