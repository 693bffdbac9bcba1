/** Two trails through a plane, with start, end, and a rung between what both were after the same letter. */
import { Key } from './key.tsx';
import { textWidth } from './room.ts';
import { at } from './scale.ts';

/** One trail: its name, its color, and its places, the first before anything in common was read. */
export interface Trail {
  name: string;
  quantity: string;
  points: [x: number, y: number][];
}

const [SIZE, PAD] = [300, 26];
type Box = { left: number; right: number; top: number; bottom: number };
const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Labels that have room beside those before them; the others are left out. */
function roomFor(labels: { text: string; x: number; y: number }[]): { text: string; x: number; y: number }[] {
  const taken: Box[] = [];
  return labels.filter(({ text, x, y }) => {
    const half = textWidth(text, 13) / 2 + 1;
    const box = { left: x - half, right: x + half, top: y - 8, bottom: y + 8 };
    if (box.left < 0 || box.right > SIZE || taken.some((other) => meet(box, other))) return false;
    taken.push(box);
    return true;
  });
}

/** `steps` names what was read between one place and the next. Both axes go from −1 to 1. */
export function Trails({
  title,
  trails: [one, other],
  steps,
  axes: [across, up],
}: {
  title: string;
  trails: [Trail, Trail];
  steps: string[];
  axes: [string, string];
}) {
  const place = ([x, y]: [number, number]): [number, number] => [
    at(SIZE / 2 + (x * (SIZE - 2 * PAD)) / 2),
    at(SIZE / 2 - (y * (SIZE - 2 * PAD)) / 2),
  ];
  const trails = [one, other].map((trail) => ({ ...trail, places: trail.points.map(place) }));
  const rungs = (trails[0]?.places ?? []).flatMap((from, k) => {
    const to = trails[1]?.places[k];
    return to ? [{ from, to, text: k === 0 ? '' : (steps[k - 1] ?? ''), last: k === steps.length }] : [];
  });
  const names = trails.flatMap(({ name, quantity, places: [start] }) =>
    start
      ? [
          {
            text: name,
            quantity,
            x: Math.min(SIZE - 40, Math.max(40, start[0])),
            y: start[1] < 40 ? start[1] + 18 : start[1] - 14,
          },
        ]
      : [],
  );
  const letters = rungs
    .filter(({ text }) => text)
    .map(({ from: [ax, ay], to: [bx, by], text, last }) => ({
      text: last ? `${text} end` : text,
      x: (ax + bx) / 2,
      y: (ay + by) / 2 + (Math.hypot(ax - bx, ay - by) < 24 ? -13 : 0),
    }));
  const free = roomFor([...names, ...letters.slice(-1), ...letters.slice(0, -1)]);
  return (
    <div class="trails-frame">
      <svg
        class="chart trails"
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        width={SIZE}
        height={SIZE}
        role="img"
        aria-label={title}
      >
        <rect class="edge" x={PAD} y={PAD} width={SIZE - 2 * PAD} height={SIZE - 2 * PAD} />
        {rungs.map(({ from, to }, k) => (
          <path key={k} class="rung" d={`M${from}L${to}`} />
        ))}
        {trails.map(({ quantity, places }, k) => (
          <g key={k} class={`q-${quantity}`}>
            <path class={`line ${k ? 'theory' : ''}`} d={`M${places.join('L')}`} />
            {places.map(([x, y], step) => (
              <circle
                key={step}
                class={step === 0 ? 'start' : step === places.length - 1 ? 'end' : 'between'}
                cx={x}
                cy={y}
                r={step === 0 || step === places.length - 1 ? 6 : 2.5}
              />
            ))}
          </g>
        ))}
        {free.map(({ text, x, y }) => (
          <text key={`${text} ${x}`} class="trail-name" x={at(x)} y={at(y)} dy="0.35em" text-anchor="middle">
            {text}
          </text>
        ))}
        <text class="axis" x={SIZE / 2} y={SIZE - 6} text-anchor="middle">
          {across}, −1 to 1
        </text>
        <text class="axis" x={0} y={12}>
          {up}, −1 to 1
        </text>
      </svg>
      <Key
        entries={[
          { mark: 'line', text: one.name, quantity: one.quantity },
          { mark: 'theory', text: other.name, quantity: other.quantity },
          { mark: 'handle', text: 'start (hollow: end)' },
          { mark: 'faint', text: 'the same letter read' },
        ]}
      />
    </div>
  );
}
