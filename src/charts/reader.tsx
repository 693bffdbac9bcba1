/** Reading values off a chart: a place is pointed at, tapped, or chosen with the arrow keys, and its values are shown. */
import { textWidth } from './room.ts';

interface Props {
  /** What is read, for a screen reader: “Values by training step”. */
  label: string;
  /** How many places there are to read at, and which of them is read now. */
  count: number;
  at?: number;
  /** What is read there, in words. */
  told: string;
  /** The place nearest to a part of the way across, from 0 to 1. */
  nearest(part: number): number;
  onRead(at: number | undefined): void;
  /** Told of a tap and of each arrow key, not of a pointer that only passes. */
  onChoose?(at: number): void;
}

/** The place across, from 0 to 1, of a pointer over a shape that is as wide as the plot. */
export const partOf = (event: PointerEvent | MouseEvent, over: Element): number => {
  const { left, width } = over.getBoundingClientRect();
  return width === 0 ? 0 : (event.clientX - left) / width;
};

/** Lies over the whole plot. A finger that goes up or down scrolls the page; sideways it reads. */
export function Reader({ label, count, at, told, nearest, onRead, onChoose = () => {} }: Props) {
  const last = count - 1;
  const point = (event: PointerEvent & { currentTarget: Element }) =>
    onRead(nearest(partOf(event, event.currentTarget)));
  const key = (event: KeyboardEvent) => {
    const now = at ?? last;
    const next = {
      ArrowRight: now + 1,
      ArrowUp: now + 1,
      ArrowLeft: now - 1,
      ArrowDown: now - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === 'Escape') return onRead(undefined);
    if (next === undefined) return;
    event.preventDefault();
    const place = at === undefined && event.key.startsWith('Arrow') ? now : Math.min(last, Math.max(0, next));
    onRead(place);
    onChoose(place);
  };
  return (
    <rect
      class="reader"
      width="100%"
      height="100%"
      tabindex={0}
      role="slider"
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={Math.max(1, count)}
      aria-valuenow={(at ?? last) + 1}
      aria-valuetext={at === undefined ? 'press an arrow key to read the values' : told}
      onPointerMove={point}
      onPointerDown={point}
      onClick={(event) => onChoose(nearest(partOf(event, event.currentTarget)))}
      onPointerLeave={(event) => event.pointerType === 'mouse' && onRead(undefined)}
      onKeyDown={key}
      onBlur={() => onRead(undefined)}
    />
  );
}

/** A line of what is read: its words, and the quantity whose color it has. */
export interface Told {
  text: string;
  quantity?: string;
}

const [LINE, PAD] = [15, 6];

/** What is read, in a box at the edge of the plot that is away from where one points. */
export function Reading({ part, lines }: { part: number; lines: Told[] }) {
  const width = Math.max(...lines.map(({ text }) => textWidth(text))) + 2 * PAD;
  const left = part > 0.5;
  return (
    <svg class="around reading" x={left ? '0%' : '100%'} y={26} aria-hidden="true">
      <rect x={left ? 2 : -width - 2} width={width} height={lines.length * LINE + PAD} rx={3} />
      {lines.map(({ text, quantity = 'plain' }, k) => (
        <text key={k} class={`q-${quantity}`} x={left ? PAD + 2 : PAD - width - 2} y={(k + 1) * LINE - 1}>
          {text}
        </text>
      ))}
    </svg>
  );
}
