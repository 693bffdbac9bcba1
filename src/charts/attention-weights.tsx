/** Attention weights, a row each, which can be moved by dragging or by arrow keys; a thin line marks where each was learned. */
import { across, Frame, marginFor } from './frame.tsx';
import { holdPointer } from './hold-pointer.ts';
import { Key } from './key.tsx';
import { partOf } from './reader.tsx';
import { textWidth } from './room.ts';
import { percent } from './scale.ts';

/** A weight as it is held now, and as it was learned. */
export interface HeldWeight {
  name: string;
  learned: number;
  now: number;
}

const ROW = 38;
/** What one arrow key moves. */
const STEP = 0.05;

/** `onMove` is told which weight moves, and how: to where it is dragged, or by a step. `chosen` is the row that is held. */
export function AttentionWeights({
  title,
  weights,
  quantity,
  chosen,
  onMove,
}: {
  title: string;
  weights: HeldWeight[];
  quantity: string;
  chosen?: number;
  onMove?: (row: number, moved: (weight: number) => number) => void;
}) {
  const move = (row: number, moved: (weight: number) => number) =>
    onMove?.(row, (weight) => Math.min(1, Math.max(0, moved(weight))));
  // A finger that only scrolls past neither clicks nor moves a pointer sideways.
  const drag = (event: (PointerEvent | MouseEvent) & { currentTarget: SVGElement }, row: number) => {
    if (event.type === 'pointerdown') return holdPointer(event.currentTarget, (event as PointerEvent).pointerId);
    if (event.type === 'pointermove' && !event.buttons) return;
    const track = event.currentTarget.querySelector('.target');
    if (!track) return;
    const weight = partOf(event, track);
    move(row, () => weight);
  };
  const key = (event: KeyboardEvent, row: number) => {
    const by = (step: number) => (weight: number) => weight + step;
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
  const left = marginFor(Math.max(...weights.map(({ name }) => textWidth(name, 13) + 22)));
  return (
    <div class="weights-frame">
      <Frame kind="weights" left={left} right={56} title={title} height={weights.length * ROW + 4} role="group">
        {weights.map(({ name, learned, now }, row) => {
          const middle = row * ROW + ROW / 2;
          return (
            <g
              key={row}
              class={`q-${quantity}${row === chosen ? ' chosen' : ''}`}
              onPointerDown={(event) => drag(event, row)}
              onPointerMove={(event) => drag(event, row)}
              onClick={(event) => drag(event, row)}
            >
              <rect class="target" x="0%" y={row * ROW} width="100%" height={ROW} />
              <text class="row-name" x={-14} y={middle} dy="0.35em" text-anchor="end">
                {name}
              </text>
              <line class="grid-line" x1="0%" x2="100%" y1={middle} y2={middle} />
              <rect class="positive" x="0%" y={middle - 5} width={across(now)} height={10} fill-opacity={0.5} />
              <line class="learned" x1={across(learned)} x2={across(learned)} y1={middle - 14} y2={middle + 14} />
              <circle
                class="pole"
                cx={across(now)}
                cy={middle}
                r={10}
                tabindex={0}
                role="slider"
                aria-label={`Attention weight of ${name}`}
                aria-valuemin={0}
                aria-valuemax={1}
                aria-valuenow={Number(now.toFixed(3))}
                aria-valuetext={`${percent(now)}, learned ${percent(learned)}`}
                onKeyDown={(event) => key(event, row)}
              />
              <text class="number" x="100%" dx={52} y={middle} dy="0.35em" text-anchor="end">
                {percent(now)}
              </text>
            </g>
          );
        })}
      </Frame>
      <Key
        entries={[
          { mark: 'handle', text: 'attention weight now: drag it, or use the arrow keys', quantity },
          { mark: 'spread', text: 'as it was learned', quantity: 'plain' },
        ]}
      />
    </div>
  );
}
