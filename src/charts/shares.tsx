/** Shares of a whole, a row each, which can be moved by dragging or by arrow keys; a thin line marks where each was learned. */
import { holdPointer } from './hold-pointer.ts';
import { at } from './scale.ts';

/** A share as it is held now, and as it was learned. */
export interface Share {
  name: string;
  learned: number;
  now: number;
}

const WIDTH = 640;
const [LEFT, RIGHT, ROW, TOP] = [110, 90, 44, 26];
const LENGTH = WIDTH - LEFT - RIGHT;
/** What one arrow key moves. */
const STEP = 0.05;

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** `onMove` is told which share moves, and how: to where it is dragged, or by a step. `chosen` is the row that is held. */
export function Shares({
  title,
  shares,
  quantity,
  chosen,
  onMove,
}: {
  title: string;
  shares: Share[];
  quantity: string;
  chosen?: number;
  onMove?: (row: number, moved: (share: number) => number) => void;
}) {
  const move = (row: number, moved: (share: number) => number) =>
    onMove?.(row, (share) => Math.min(1, Math.max(0, moved(share))));
  // A finger that only scrolls past neither clicks nor moves a pointer sideways.
  const drag = (event: PointerEvent | MouseEvent, row: number) => {
    const target = event.currentTarget as SVGElement;
    if (event.type === 'pointerdown') return holdPointer(target, (event as PointerEvent).pointerId);
    if (event.type === 'pointermove' && !event.buttons) return;
    const box = target.ownerSVGElement!.getBoundingClientRect();
    const share = (((event.clientX - box.left) / box.width) * WIDTH - LEFT) / LENGTH;
    move(row, () => share);
  };
  const key = (event: KeyboardEvent, row: number) => {
    const by = (step: number) => (share: number) => share + step;
    const moved = {
      ArrowRight: by(STEP),
      ArrowUp: by(STEP),
      ArrowLeft: by(-STEP),
      ArrowDown: by(-STEP),
      Home: () => 0,
      End: () => 1,
    }[event.key];
    if (!moved) return;
    event.preventDefault();
    move(row, moved);
  };
  return (
    <svg class="chart shares" viewBox={`0 0 ${WIDTH} ${TOP + shares.length * ROW + 4}`} role="group" aria-label={title}>
      <text x={LEFT} y={16}>
        share now; the thin line is what was learned
      </text>
      {shares.map(({ name, learned, now }, row) => {
        const [top, end] = [TOP + row * ROW, at(LEFT + LENGTH * now)];
        return (
          <g
            key={row}
            class={`q-${quantity}${row === chosen ? ' chosen' : ''}`}
            onPointerDown={(event) => drag(event, row)}
            onPointerMove={(event) => drag(event, row)}
            onClick={(event) => drag(event, row)}
          >
            <rect class="target" x={0} y={top} width={WIDTH} height={ROW} />
            <text class="row-name" x={LEFT - 14} y={top + ROW / 2} dy="0.35em" text-anchor="end">
              {name}
            </text>
            <path class="grid-line" d={`M${LEFT} ${top + ROW / 2}H${LEFT + LENGTH}`} />
            <rect
              class="positive"
              x={LEFT}
              y={top + ROW / 2 - 5}
              width={at(LENGTH * now)}
              height={10}
              fill-opacity={0.5}
            />
            <path class="learned" d={`M${at(LEFT + LENGTH * learned)} ${top + 6}v${ROW - 12}`} />
            <circle
              class="pole"
              cx={end}
              cy={top + ROW / 2}
              r={11}
              tabindex={0}
              role="slider"
              aria-label={`Share of ${name}`}
              aria-valuemin={0}
              aria-valuemax={1}
              aria-valuenow={Number(now.toFixed(3))}
              aria-valuetext={`${percent(now)}, learned ${percent(learned)}`}
              onKeyDown={(event) => key(event, row)}
            />
            <text class="number" x={WIDTH - 8} y={top + ROW / 2} dy="0.35em" text-anchor="end">
              {percent(now)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
