/** Losses over two weights that can be drawn whole: their heights, gradients and lowest places, in closed form. */

export type Point = [x: number, y: number];

/** A loss over two weights from −SPAN to SPAN. */
export interface Landscape {
  loss(at: Point): number;
  gradient(at: Point): Point;
  lowest: Point[];
}
export const SPAN = 2;

/** How steep a valley is across: its largest curvature. */
export const ACROSS = 4;

/**
 * A straight valley with its lowest place at 0: curvature ACROSS over its width, and so many times less along it
 * (`narrow`), turned by an angle in degrees. Of a turn of 0, its floor lies along the first weight.
 */
export function valley(narrow: number, turn = 0): Landscape {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const turned = ([x, y]: Point): Point => [cos * x + sin * y, cos * y - sin * x];
  return {
    loss(at) {
      const [along, across] = turned(at);
      return (ACROSS * (across ** 2 + along ** 2 / narrow)) / 2;
    },
    gradient(at) {
      const [along, across] = turned(at);
      const [u, v] = [(ACROSS * along) / narrow, ACROSS * across];
      return [cos * u - sin * v, sin * u + cos * v];
    },
    lowest: [[0, 0]],
  };
}

/** A bent valley, after Rosenbrock: its floor is y = x² − 1, and its lowest place (1, 0). */
export const bend: Landscape = {
  loss: ([x, y]) => (1 - x) ** 2 / 4 + 2 * (y + 1 - x ** 2) ** 2,
  gradient([x, y]) {
    const off = y + 1 - x ** 2;
    return [(x - 1) / 2 - 8 * x * off, 4 * off];
  },
  lowest: [[1, 0]],
};

/** The same landscape with all gradients so many times as large. */
export const scaled = (on: Landscape, times: number): Landscape => ({
  ...on,
  gradient(at) {
    const [x, y] = on.gradient(at);
    return [times * x, times * y];
  },
});
/** The loss at each place of a path, cut at `most`, up to where it falls below `least`: what a chart of it can show. */
export function lossAlong({ loss }: Landscape, path: Point[], [least, most]: [number, number]): number[] {
  const losses = path.map((at) => Math.min(most, loss(at)));
  const out = losses.findIndex((one) => one < least);
  return out < 0 ? losses : losses.slice(0, out);
}
