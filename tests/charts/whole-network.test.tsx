/** The picture of a whole network: every weight that is not 0 is one stroke, by its sign and size, and can be read. */
import { render } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { walked, weightAt } from '../../src/charts/weight-reader.tsx';
import { type Part, WholeNetwork } from '../../src/charts/whole-network.tsx';

const named = (what: string) => (k: number) => `${what} ${k + 1}`;
const parts: Part[] = [
  {
    left: 0,
    top: 0,
    vector: { letter: 'x', quantity: 'input', values: [1, -0.5, 0] },
    matrix: {
      letter: 'W',
      rows: [
        [0.5, 0, -1],
        [0.01, 0.02, 1],
      ],
      rowOf: named('unit'),
      columnOf: named('input'),
    },
  },
  { left: 4, top: 1, tall: 2, matrix: { letter: 'b', rows: [[-0.2]], rowOf: named('unit'), columnOf: () => 'bias' } },
];
const svg = render(
  <WholeNetwork title="A network" parts={parts} marks={[{ text: 'r', column: 4, row: 1, quantity: 'reset' }]} />,
);
const places = { columns: 5, bottom: 50, rowHeight: 3, rowAt: ({ top }: Part, row: number) => 30 + 3 * (top + row) };

it('draws a stroke for each weight but for zeros, those above 0 thicker than those below', () => {
  const paths = [...svg.matchAll(/<path class="(above|below) weight-(\d)" d="([^"]*)" stroke-width="([\d.]+)"/g)];
  expect(paths.flatMap(([, , , d]) => d.match(/h1/g) ?? [])).toHaveLength(6);
  const strokes = Object.groupBy(paths, ([, side]) => side);
  expect(strokes.above?.map(([, , , , width]) => width)).toEqual(['2.6', '2.6', '2.6']);
  expect(strokes.below?.map(([, , , , width]) => width).sort()).toEqual(['1.4', '2.7']);
});

it('gives the largest weights the strongest shade and the smallest the weakest', () => {
  const shadeOf = (d: string) => new RegExp(`weight-(\\d)" d="${d}`).exec(svg)?.[1];
  expect(shadeOf('M2 32.5')).toBe('4');
  expect(shadeOf('M0 35.5h1h1"')).toBe('1');
});

it('draws the vector above its matrix: hollow below 0', () => {
  expect(svg.match(/<rect class="positive"/g)).toHaveLength(2);
  expect(svg.match(/<rect class="negative"/g)).toHaveLength(1);
});

it('finds the weight under a pointer, and none between the matrices', () => {
  expect(weightAt(parts, places, 0.5, 34)).toEqual({ part: 0, row: 1, column: 2 });
  expect(weightAt(parts, places, 0.7, 34)).toBeUndefined();
  expect(weightAt(parts, places, 0.9, 38)).toEqual({ part: 1, row: 0, column: 0 });
  expect(weightAt(parts, places, 0.1, 29)).toBeUndefined();
});

it('walks from weight to weight, on into the next matrix, and stops at the ends', () => {
  const from = { part: 0, row: 1, column: 2 };
  expect(walked(parts, from, [-1, 0])).toEqual({ part: 0, row: 0, column: 2 });
  expect(walked(parts, from, [0, 1])).toEqual({ part: 1, row: 0, column: 0 });
  expect(walked(parts, { part: 1, row: 0, column: 0 }, [0, -1])).toEqual({ part: 0, row: 0, column: 2 });
  expect(walked(parts, { part: 1, row: 0, column: 0 }, [1, 0])).toEqual({ part: 1, row: 0, column: 0 });
  expect(walked(parts, { part: 0, row: 0, column: 0 }, [0, -1])).toEqual({ part: 0, row: 0, column: 0 });
});
