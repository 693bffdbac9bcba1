/** The complex plane with poles to drag: a pole's distance from the center is how much a step keeps, its angle how fast it turns. */
import { holdPointer } from './hold-pointer.ts';
import { at, shown } from './scale.ts';

/** A pole, as radius and angle (radians). */
export interface Pole {
  radius: number;
  angle: number;
}

const SIZE = 240;
const UNIT = 94;
/** What one arrow key moves. */
const STEP = { radius: 0.01, angle: Math.PI / 36 };

/**
 * `onMove` is told which pole moves, and how: to where it is dragged, or by a step of an arrow key from wherever it is by
 * then (up and down for the radius, left and right for the angle).
 */
export function PolePlane({
  title,
  poles,
  onMove,
}: {
  title: string;
  poles: Pole[];
  onMove?: (index: number, moved: (pole: Pole) => Pole) => void;
}) {
  const place = ({ radius, angle }: Pole, mirror = 1): [number, number] => [
    at(SIZE / 2 + UNIT * radius * Math.cos(angle)),
    at(SIZE / 2 - mirror * UNIT * radius * Math.sin(angle)),
  ];
  const drag = (event: PointerEvent, index: number) => {
    const svg = (event.currentTarget as SVGElement).ownerSVGElement!;
    if (event.type === 'pointerdown') holdPointer(event.currentTarget as SVGElement, event.pointerId);
    else if (!event.buttons) return;
    const box = svg.getBoundingClientRect();
    const re = (((event.clientX - box.left) / box.width) * SIZE - SIZE / 2) / UNIT;
    const im = (SIZE / 2 - ((event.clientY - box.top) / box.height) * SIZE) / UNIT;
    onMove?.(index, () => ({ radius: Math.hypot(re, im), angle: Math.atan2(Math.abs(im), re) }));
  };
  const key = (event: KeyboardEvent, index: number) => {
    const by = (radius: number, angle: number) => (pole: Pole) => ({
      radius: pole.radius + radius,
      angle: pole.angle + angle,
    });
    const moved = {
      ArrowUp: by(STEP.radius, 0),
      ArrowDown: by(-STEP.radius, 0),
      ArrowRight: by(0, STEP.angle),
      ArrowLeft: by(0, -STEP.angle),
    }[event.key];
    if (!moved) return;
    event.preventDefault();
    onMove?.(index, moved);
  };
  return (
    <svg
      class="chart pole-plane"
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      width={SIZE}
      height={SIZE}
      role="group"
      aria-label={title}
    >
      <circle class="unit-circle" cx={SIZE / 2} cy={SIZE / 2} r={UNIT} />
      <path class="grid-line" d={`M8 ${SIZE / 2}H${SIZE - 8}M${SIZE / 2} 8V${SIZE - 8}`} />
      <text class="axis" x={SIZE / 2 + UNIT + 4} y={SIZE / 2 - 6}>
        1
      </text>
      <text class="axis" x={SIZE / 2 + 6} y={16}>
        imaginary
      </text>
      <text class="axis" x={SIZE - 4} y={SIZE / 2 + 16} text-anchor="end">
        real
      </text>
      {poles.map((pole, index) => {
        const [x, y] = place(pole);
        const [, mirrored] = place(pole, -1);
        return (
          <g key={index} class="q-forget">
            <circle class="mirror" cx={x} cy={mirrored} r={6} />
            <circle
              class="pole"
              cx={x}
              cy={y}
              r={10}
              tabindex={0}
              role="slider"
              aria-label={`Pole ${index + 1}`}
              aria-valuemin={0}
              aria-valuemax={1.1}
              aria-valuenow={Number(pole.radius.toFixed(3))}
              aria-valuetext={`radius ${shown(pole.radius)}, angle ${Math.round((pole.angle * 180) / Math.PI)} degrees`}
              onPointerDown={(event) => drag(event, index)}
              onPointerMove={(event) => drag(event, index)}
              onKeyDown={(event) => key(event, index)}
            />
            <text class="letter" x={x + 14} y={y - 8}>
              Ā
            </text>
          </g>
        );
      })}
    </svg>
  );
}
