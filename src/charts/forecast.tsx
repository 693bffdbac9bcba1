/** Forecasts beside what came: from one origin with the interval of one model, or one step ahead along the series. */
import { Lines } from './lines.tsx';
import { type Series, valuesAlong } from './series.ts';

type Points = Series['points'];

/** The forecasts of a model, as a line; the one with a band is drawn with the interval around it. */
export interface ForecastLine {
  label: string;
  quantity: string;
  kind?: 'line' | 'theory';
  points: Points;
}

/**
 * `truth` and forecasts are over steps from the origin at 0. `band` are the lower and upper ends of the interval of the
 * first line, `unit` is what a step is ("day"), and `y` what the values are. `domain` holds the values of every origin, so
 * that the axis stays where it is.
 */
export function ForecastChart({
  title,
  truth,
  lines,
  band,
  bandLabel,
  x,
  y,
}: {
  title: string;
  truth: Points;
  lines: ForecastLine[];
  band: [low: Points, high: Points];
  bandLabel: string;
  x: { label: string; domain: [number, number] };
  y: { label: string; domain: [number, number] };
}) {
  const [low, high] = band;
  const { quantity } = lines[0];
  const series: Series[] = [
    { quantity, kind: 'interval', points: [...low, ...[...high].reverse()] },
    ...lines.toReversed(),
    { label: 'what came', quantity: 'plain', points: truth },
    ...(x.domain[1] > 0 ? [{ quantity: 'plain', kind: 'now', points: truth.filter(([at]) => at === 0) } as const] : []),
  ];
  return (
    <Lines
      title={title}
      height={200}
      x={x}
      y={{ ...y, ticks: 4 }}
      series={series}
      extraKey={[
        { mark: 'interval', text: bandLabel, quantity },
        ...(x.domain[1] > 0 ? [{ mark: 'handle', text: 'the origin' } as const] : []),
      ]}
    />
  );
}

/** The ends of an axis that holds all of these lines. */
export const domainOf = (lines: { points: Points }[]): [number, number] => {
  const values = valuesAlong('y', lines);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.04 * (high - low || 1);
  return [low - room, high + room];
};
