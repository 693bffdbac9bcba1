/** A plane with arrows from its origin: vectors of two numbers, which the eye can compare. */
import { at, part } from './scale.ts';

/** An arrow to (x, y); `strong` ones are the subject of the picture. */
export interface Arrow {
  label: string;
  x: number;
  y: number;
  quantity: string;
  strong?: boolean;
}

const SIZE = 300;

/** `limit` is what the edges of the plane stand for, on both axes; longer arrows are cut there. */
export function Plane({ title, arrows, limit }: { title: string; arrows: Arrow[]; limit: number }) {
  const place = (value: number) => (Math.max(-1, Math.min(1, part(value, limit))) * SIZE) / 2.4;
  return (
    <svg class="chart plane" viewBox={`0 0 ${SIZE} ${SIZE}`} width={SIZE} height={SIZE} role="img" aria-label={title}>
      <g class="grid">
        <path d={`M0 ${SIZE / 2}H${SIZE}M${SIZE / 2} 0V${SIZE}`} />
      </g>
      {arrows.map(({ label, x, y, quantity, strong }) => {
        const [tx, ty] = [SIZE / 2 + place(x), SIZE / 2 - place(y)];
        return (
          <g key={label}>
            <path
              class={`line ${strong ? 'line' : 'faint'} q-${quantity}`}
              d={`M${SIZE / 2} ${SIZE / 2}L${at(tx)} ${at(ty)}`}
            />
            <g class={`line dots q-${quantity}`}>
              <circle cx={at(tx)} cy={at(ty)} r={strong ? 5 : 3} />
            </g>
            <text
              class={`line-label q-${quantity}`}
              x={at(tx + (x < 0 ? -8 : 8))}
              y={at(ty)}
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
