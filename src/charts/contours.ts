/** Lines of equal height of a function of two numbers, cell by cell of a grid (marching squares). */
import { near } from './scale.ts';

type Corner = [x: number, y: number, height: number];

/** Where a line of this height crosses the side between two corners, if it does. */
function crossing([ax, ay, a]: Corner, [bx, by, b]: Corner, level: number): string[] {
  if (a < level === b < level) return [];
  const part = (level - a) / (b - a);
  return [`${near(ax + part * (bx - ax))} ${near(ay + part * (by - ay))}`];
}

/** The line of a height as an SVG path, in a drawing `size` wide and high. */
export function contour(heightAt: (x: number, y: number) => number, span: number, size: number, level: number): string {
  const CELLS = 40;
  const corner = (i: number, j: number): Corner => {
    const [x, y] = [(2 * i) / CELLS - 1, 1 - (2 * j) / CELLS];
    return [(i * size) / CELLS, (j * size) / CELLS, heightAt(x * span, y * span)];
  };
  const path: string[] = [];
  for (let i = 0; i < CELLS; i++)
    for (let j = 0; j < CELLS; j++) {
      const around = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)] as const;
      const ends = around.flatMap((one, k) => crossing(one, around[(k + 1) % 4], level));
      for (let k = 0; k + 1 < ends.length; k += 2) path.push(`M${ends[k]}L${ends[k + 1]}`);
    }
  return path.join('');
}

/** Heights to draw: close together near the bottom, where paths end, as squares of equal steps. */
export function levelsOf(heightAt: (x: number, y: number) => number, span: number, count: number): number[] {
  const corners = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => heightAt(x * span, y * span)));
  const most = Math.max(...corners);
  return Array.from({ length: count }, (_, k) => most * ((k + 0.5) / count) ** 2);
}
