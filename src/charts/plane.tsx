/** A plane with arrows from its origin: vectors of two numbers, which the eye can compare. */
import { holdPointer } from './hold-pointer.ts';
import { at, part, shown } from './scale.ts';

/** An arrow to (x, y); `strong` ones are the subject of the picture. */
export interface Arrow {
  label: string;
  x: number;
  y: number;
  quantity: string;
  strong?: boolean;
}

const SIZE = 300;
/** An arrow as its angle (degrees, from 0 to 360) and length. */
interface Turned {
  angle: number;
  length: number;
}
const inSteps = (value: number, step: number) => Math.round(value / step) * step;

/**
 * `limit` is what the edges of the plane stand for, on both axes; longer arrows end there. The tip of a strong arrow can
 * be dragged, or moved by arrow keys: left and right turn it, up and down change its length. It stops at multiples of
 * `step` and is never longer than `longest`. `onTurn` is told how it moves.
 */
export function Plane({
  title,
  arrows,
  limit,
  step,
  longest,
  onTurn,
}: {
  title: string;
  arrows: Arrow[];
  limit: number;
  step: Turned;
  longest: number;
  onTurn?: (moved: (arrow: Turned) => Turned) => void;
}) {
  const unit = SIZE / 2.4;
  // A longer arrow keeps its direction.
  const place = (x: number, y: number) => {
    const kept = Math.min(1, limit / Math.max(1e-9, Math.hypot(x, y)));
    return [SIZE / 2 + kept * part(x, limit) * unit, SIZE / 2 - kept * part(y, limit) * unit] as const;
  };
  const stopped = (angle: number, length: number): Turned => ({
    angle: inSteps((angle + 360) % 360, step.angle) % 360,
    length: Math.min(longest, Math.max(0, inSteps(length, step.length))),
  });
  const drag = (event: PointerEvent & { currentTarget: SVGElement }) => {
    if (event.type === 'pointerdown') holdPointer(event.currentTarget, event.pointerId);
    else if (!event.buttons) return;
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (!box) return;
    const [x, y] = [
      (((event.clientX - box.left) / box.width - 0.5) * SIZE * limit) / unit,
      ((0.5 - (event.clientY - box.top) / box.height) * SIZE * limit) / unit,
    ];
    onTurn?.(() => stopped((Math.atan2(y, x) * 180) / Math.PI, Math.hypot(x, y)));
  };
  const key = (event: KeyboardEvent) => {
    const by = {
      ArrowLeft: { angle: step.angle, length: 0 },
      ArrowRight: { angle: -step.angle, length: 0 },
      ArrowUp: { angle: 0, length: step.length },
      ArrowDown: { angle: 0, length: -step.length },
    }[event.key];
    if (!by) return;
    event.preventDefault();
    onTurn?.(({ angle, length }) => stopped(angle + by.angle, length + by.length));
  };
  return (
    <svg class="chart plane" viewBox={`0 0 ${SIZE} ${SIZE}`} width={SIZE} height={SIZE} role="group" aria-label={title}>
      <g class="grid">
        <path d={`M0 ${SIZE / 2}H${SIZE}M${SIZE / 2} 0V${SIZE}`} />
      </g>
      {arrows.map(({ label, x, y, quantity, strong }) => {
        const [tx, ty] = place(x, y);
        return (
          <g key={label} class={`line-name q-${quantity}`}>
            <path class={`line ${strong ? '' : 'key-arrow'}`} d={`M${SIZE / 2} ${SIZE / 2}L${at(tx)} ${at(ty)}`} />
            {strong ? (
              <circle
                class="handle turns"
                cx={at(tx)}
                cy={at(ty)}
                r={10}
                tabindex={0}
                role="slider"
                aria-label={`Direction of ${label}`}
                aria-valuemin={0}
                aria-valuemax={360}
                aria-valuenow={Math.round(((Math.atan2(y, x) * 180) / Math.PI + 360) % 360)}
                aria-valuetext={`${Math.round(((Math.atan2(y, x) * 180) / Math.PI + 360) % 360)} degrees, length ${shown(Math.hypot(x, y))}`}
                onPointerDown={drag}
                onPointerMove={drag}
                onKeyDown={key}
              />
            ) : (
              <circle class="dot" cx={at(tx)} cy={at(ty)} r={3} />
            )}
            <text
              x={at(tx + (x < 0 ? -1 : 1) * (strong ? 4 : 8))}
              y={at(ty + (strong ? (y < 0 ? 22 : -20) : 0))}
              dy="0.35em"
              text-anchor={x < 0 ? 'end' : 'start'}
            >
              {label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
