/** Long paths go on from point to point: in few and like numbers, and still through every point. */
import { render } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { HeatMap } from '../../src/charts/heat-map.tsx';
import { Lines } from '../../src/charts/lines.tsx';

const values = Array.from({ length: 60 }, (_, t) => 0.5 + 0.5 * Math.sin(t / 3));
const pathsOf = (html: string, kind: string) =>
  [...html.matchAll(new RegExp(`class="${kind}[^"]*" d="([^"]*)"`, 'g'))].map(([, d]) => d as string);

it('a line passes each of its points within a quarter of a pixel, rounded once and not from step to step', () => {
  const height = 180;
  const axis = { label: 'x', domain: [0, 59] as [number, number] };
  const y = { label: 'y', domain: [0, 1] as [number, number] };
  const series = [{ label: 'wave', quantity: 'lstm', points: values.map((v, t): [number, number] => [t, v]) }];
  const html = render(<Lines title="wave" height={height} x={axis} y={y} series={series} />);
  const [d] = pathsOf(html, 'line line q-lstm');
  let [x, at] = [0, 0];
  const passed = [...d!.matchAll(/[Ml](-?[\d.]+) (-?[\d.]+)/g)].map(([, across, down]) => {
    [x, at] = [x + Number(across), at + Number(down)];
    return [x, at] as const;
  });
  expect(passed.length).toBe(values.length);
  // The plot lies between 26 pixels above and 42 below.
  const off = passed.map(
    ([px, py], t) => [px - (1000 * t) / 59, py - (26 + (1 - values[t]!) * (height - 68))] as const,
  );
  expect(Math.max(...off.map(([across]) => Math.abs(across)))).toBeLessThanOrEqual(0.5);
  expect(Math.max(...off.map(([, down]) => Math.abs(down)))).toBeLessThanOrEqual(0.25);
});

it('each square of a heat map lies in the column of its step', () => {
  const html = render(<HeatMap title="wave" rows={[{ letter: 'h', quantity: 'hidden', values }]} />);
  const columns = pathsOf(html, 'positive shade').flatMap((d) => {
    let x = 0;
    return [...d.matchAll(/[Mm](-?[\d.]+) [\d.]+h([\d.]+)/g)].map(([, across, width]) => {
      x += Number(across);
      const column = Math.floor(x / (1000 / values.length));
      expect(Math.floor((x + Number(width) - 0.51) / (1000 / values.length))).toBe(column);
      return column;
    });
  });
  expect(columns.toSorted((a, b) => a - b)).toEqual(values.flatMap((v, t) => (v * 6 > 0.05 ? [t] : [])));
});
