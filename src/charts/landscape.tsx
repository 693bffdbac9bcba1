/** A loss over two weights, seen from above: lines of equal loss, paths through them, and a start that can be dragged. */
import { contour, levelsOf } from './contours.ts';
import { holdPointer } from './hold-pointer.ts';
import { Key, lineClass } from './key.tsx';
import { at, shown } from './scale.ts';

type Point = [x: number, y: number];
interface Start {
  x: number;
  y: number;
}
/** A path, each of its points a training step, with a name and a color. */
export interface Path {
  label: string;
  quantity: string;
  points: Point[];
}

const SIZE = 300;
const LEVELS = 9;

/**
 * Both weights go from −span to span. `lowest` are the places of least loss. `start` stops at multiples of `step`;
 * `onMove` is told how it moves: to where it is dragged, or by an arrow key.
 */
export function LandscapeMap({
  title,
  lossAt,
  span,
  lowest,
  paths,
  start: { x, y },
  step,
  onMove,
}: {
  title: string;
  lossAt: (x: number, y: number) => number;
  span: number;
  lowest: Point[];
  paths: Path[];
  start: Start;
  step: number;
  onMove?: (moved: (start: Start) => Start) => void;
}) {
  const place = ([px, py]: Point): Point => [at((SIZE * (1 + px / span)) / 2), at((SIZE * (1 - py / span)) / 2)];
  const within = (value: number) => Number(Math.min(span, Math.max(-span, Math.round(value / step) * step)).toFixed(6));
  const move = (to: (start: Start) => Start) =>
    onMove?.((now) => {
      const next = to(now);
      return { x: within(next.x), y: within(next.y) };
    });
  const drag = (event: PointerEvent & { currentTarget: SVGElement }) => {
    if (event.type === 'pointerdown') holdPointer(event.currentTarget, event.pointerId);
    else if (!event.buttons) return;
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (!box) return;
    const part = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height] as const;
    move(() => ({ x: span * (2 * part[0] - 1), y: span * (1 - 2 * part[1]) }));
  };
  const key = (event: KeyboardEvent) => {
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] }[event.key];
    if (!by) return;
    event.preventDefault();
    move((now) => ({ x: now.x + (by[0] ?? 0), y: now.y + (by[1] ?? 0) }));
  };
  const [cx, cy] = place([x, y]);
  return (
    <div class="landscape-frame">
      <svg
        class="chart landscape"
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        width={SIZE}
        height={SIZE}
        role="group"
        aria-label={title}
      >
        <rect class="edge" width={SIZE} height={SIZE} />
        <path
          class="contour"
          d={levelsOf(lossAt, span, LEVELS)
            .map((level) => contour(lossAt, span, SIZE, level))
            .join('')}
        />
        {lowest.map((point) => (
          <path key={`${point}`} class="minimum" d={`M${place(point)}m-5 0h10m-5 -5v10`} />
        ))}
        {paths.map(({ label, quantity, points }) => (
          <g key={label} class={`q-${quantity}`}>
            <path class={lineClass('line', quantity)} d={`M${points.map(place).join('L')}`} />
            {points.slice(-1).map((last) => {
              const [endX, endY] = place(last);
              return <circle key={label} class="stop" cx={endX} cy={endY} r={4} />;
            })}
          </g>
        ))}
        <text class="axis" x={SIZE - 6} y={SIZE - 8} text-anchor="end">
          weight 1
        </text>
        <text class="axis" x={6} y={16}>
          weight 2
        </text>
        <circle
          class="handle q-plain"
          cx={cx}
          cy={cy}
          r={9}
          tabindex={0}
          role="slider"
          aria-label="Where training starts"
          aria-valuemin={-span}
          aria-valuemax={span}
          aria-valuenow={x}
          aria-valuetext={`weight 1 at ${shown(x)}, weight 2 at ${shown(y)}`}
          onPointerDown={drag}
          onPointerMove={drag}
          onKeyDown={key}
        />
      </svg>
      <Key
        entries={[
          ...paths.map(({ label, quantity }) => ({ mark: 'line' as const, text: label, quantity })),
          { mark: 'handle', text: 'start: drag it, or use the arrow keys', quantity: 'plain' },
        ]}
      />
    </div>
  );
}
