/** Clocks side by side, each with a hand at its own angle: what a position looks like to a positional encoding. */
import { Around, Frame } from './frame.tsx';
import { at } from './scale.ts';

const [RADIUS, HEIGHT] = [17, 62];

/** `angles` in radians, counterclockwise from the right; `names` stand under the clocks. */
export function Clocks({ title, angles, names }: { title: string; angles: number[]; names: string[] }) {
  return (
    <Frame kind="clocks" title={title} height={HEIGHT}>
      {angles.map((angle, k) => (
        <Around key={k} part={(k + 0.5) / angles.length} y={RADIUS + 3}>
          <circle class="dial" r={RADIUS} />
          <path class="line q-key" d={`M0 0L${at(RADIUS * Math.cos(angle))} ${at(-RADIUS * Math.sin(angle))}`} />
          <text class="axis" y={RADIUS + 18} text-anchor="middle">
            {names[k]}
          </text>
        </Around>
      ))}
    </Frame>
  );
}
