/** Clocks side by side, each with a hand at its own angle: what a position looks like to a positional encoding. */
import { at } from './scale.ts';

const [SIZE, RADIUS] = [80, 32];

/** `angles` in radians, counterclockwise from the right; `names` stand under the clocks. */
export function Clocks({ title, angles, names }: { title: string; angles: number[]; names: string[] }) {
  return (
    <svg class="chart clocks" viewBox={`0 0 ${SIZE * angles.length} ${SIZE + 22}`} role="img" aria-label={title}>
      {angles.map((angle, k) => {
        const [x, y] = [(k + 0.5) * SIZE, SIZE / 2];
        return (
          <g key={k}>
            <circle class="line theory q-plain" cx={x} cy={y} r={RADIUS} fill="none" />
            <path
              class="line q-key"
              d={`M${x} ${y}L${at(x + RADIUS * Math.cos(angle))} ${at(y - RADIUS * Math.sin(angle))}`}
            />
            <text class="axis" x={x} y={SIZE + 14} text-anchor="middle">
              {names[k]}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
