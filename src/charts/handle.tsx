/** A point in a chart that can be dragged sideways, and moved by arrow keys. */

import { across } from './frame.tsx';
import { holdPointer } from './hold-pointer.ts';
import { partOf } from './reader.tsx';
import { at, type Scale, shown } from './scale.ts';

export interface HandleProps {
  /** What it is, for a screen reader. */
  label: string;
  /** Where it stands in the chart. */
  at: [x: number, y: number];
  quantity: string;
  /** Between which values it moves, and by how much an arrow key moves it. */
  range: { min: number; max: number; step: number };
  onMove?: (moved: (x: number) => number) => void;
}

/** `place` and `y` are the scales of the chart; `place` goes from 0 to 1 over the values of `domain`. */
export function Handle({
  label,
  at: [x, height],
  quantity,
  range: { min, max, step },
  onMove,
  place,
  y,
}: HandleProps & { place: Scale; y: Scale }) {
  const within = (value: number) => Number(Math.min(max, Math.max(min, Math.round(value / step) * step)).toFixed(6));
  const move = (moved: (x: number) => number) => onMove?.((now) => within(moved(now)));
  const drag = (event: PointerEvent & { currentTarget: SVGElement }) => {
    if (event.type === 'pointerdown') holdPointer(event.currentTarget, event.pointerId);
    else if (!event.buttons) return;
    const plot = event.currentTarget.parentElement?.querySelector('.reader');
    if (!plot) return;
    const part = partOf(event, plot);
    move(() => place.inverse(part));
  };
  const key = (event: KeyboardEvent) => {
    const by = { ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step }[event.key];
    const end = { Home: min, End: max }[event.key];
    if (by === undefined && end === undefined) return;
    event.preventDefault();
    move((now) => end ?? now + (by ?? 0));
  };
  return (
    <circle
      class={`handle q-${quantity}`}
      cx={across(place(x))}
      cy={at(y(height))}
      r={9}
      tabindex={0}
      role="slider"
      aria-label={label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={Number(x.toFixed(3))}
      aria-valuetext={`${shown(x)}, where the curve is at ${shown(height)}`}
      onPointerDown={drag}
      onPointerMove={drag}
      onKeyDown={key}
    />
  );
}
