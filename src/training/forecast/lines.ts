/** A comparison of forecasts as lines of a chart: over steps from one origin, or one step ahead along the end of the series. */
import type { ForecastFrame, Row } from './frame.ts';
import { PAST } from './words.ts';

type Points = [x: number, y: number][];

/** What is drawn of a frame at one of its origins. */
export interface Drawn {
  truth: Points;
  /** The forecasts of a model. */
  of(name: Row['name']): Points;
  /** The lower and upper ends of the network's interval. */
  band: [low: Points, high: Points];
  from: number;
  to: number;
}

/** Forecasts several steps ahead start at the origin, and those of one step ahead lie side by side. */
export function drawnAt({ shown: { truth, origins, band } }: ForecastFrame, k: number): Drawn {
  const ahead = band.length;
  const { at: zero } = origins[k];
  const over = (from: number, to: number): Points =>
    truth.slice(from, to + 1).map((value, step) => [from + step - zero, value]);
  const of = (name: Row['name']): Points =>
    ahead === 1
      ? origins.map(({ at, forecasts }) => [at + 1 - zero, forecasts[name][0]])
      : [[0, truth[zero]], ...origins[k].forecasts[name].map((value, h): [number, number] => [h + 1, value])];
  const edge = (side: 0 | 1) =>
    of('network').map(([x, y], h): [number, number] => {
      const width = ahead === 1 ? band[0][side] : h === 0 ? 0 : band[h - 1][side];
      return [x, y + width];
    });
  const [from, to] =
    ahead === 1 ? [origins[0].at - zero, origins.at(-1)!.at + 1 - zero] : [-Math.min(PAST, zero), ahead];
  return { truth: over(zero + from, zero + to), of, band: [edge(0), edge(1)], from, to };
}
