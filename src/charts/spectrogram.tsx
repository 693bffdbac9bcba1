/** A spectrogram: time across, frequency upwards, and the louder the darker; in line with a line chart below it. */
import { ACROSS, across, Frame, Stretched } from './frame.tsx';

/** Pixels of a band; the style sheet draws its strokes as thick. */
const BAND = 4;
const GAP = 6;
/** Shades of a cell, from nothing to full. */
export const SHADES = 6;

/** One path for each shade: in every band a stroke for each run of cells that have it. */
function strokes(bands: string[]): string[] {
  const paths = Array<string>(SHADES).fill('');
  const ends = Array<[x: number, y: number]>(SHADES).fill([0, 0]);
  const slot = ACROSS / Math.max(1, bands[0]?.length ?? 0);
  bands.forEach((band, row) => {
    const y = (bands.length - row - 0.5) * BAND;
    for (const { 0: run, 1: sign, index } of band.matchAll(/([1-9])\1*/g)) {
      const shade = Number(sign) - 1;
      const [from, to] = [index, index + run.length].map((cell) => Math.round(cell * slot)) as [number, number];
      const [lastX, lastY] = ends[shade] as [number, number];
      paths[shade] += `m${from - lastX} ${y - lastY}h${to - from}`;
      ends[shade] = [to, y];
    }
  });
  // A path begins at 0 0, so its first move may be relative, too.
  return paths.map((path) => path && `M0 0${path}`);
}

/**
 * `bands` are rows of digits from the lowest frequency up, one digit a time step: 0 is quiet, 6 the loudest. `ends` name the
 * lowest and the highest frequency; `right` is the margin of the chart below; what lies behind `heard` steps is pale.
 */
export function Spectrogram({
  title,
  bands,
  ends: [low, high],
  right,
  heard,
}: {
  title: string;
  bands: string[];
  ends: [low: string, high: string];
  right: number;
  heard?: number;
}) {
  const height = bands.length * BAND;
  const steps = Math.max(1, bands[0]?.length ?? 0);
  return (
    <Frame kind="lines spectrogram" left={48} right={right} title={title} height={height + GAP}>
      <text class="axis" x={-8} y={12} text-anchor="end">
        {high}
      </text>
      <text class="axis" x={-8} y={height} text-anchor="end">
        {low}
      </text>
      <Stretched height={height}>
        {strokes(bands).map((path, k) => path && <path key={k} class={`q-input shade-${k + 1}`} d={path} />)}
      </Stretched>
      <line class="floor" x1="0%" x2="100%" y1={height + 0.5} y2={height + 0.5} />
      {heard !== undefined && heard < steps && (
        <rect class="unheard" x={across(heard / steps)} width={across(1 - heard / steps)} height={height} />
      )}
    </Frame>
  );
}
