/** A recurrent network drawn as a loop, or unrolled into a chain of copies; what is shared has one color. */
import { at } from './scale.ts';

const [WIDTH, HEIGHT, BOX, MIDDLE, INPUT, LEFT] = [640, 196, 40, 78, 172, 76];

/** A line with a head at its end, straight up or to the right. */
const arrow = (x: number, y: number, toX: number, toY: number) => {
  const head = toX > x ? `l-6 -4m6 4l-6 4` : 'l-4 6m4 -6l4 6';
  return `M${at(x)} ${at(y)}L${at(toX)} ${at(toY)}${head}`;
};

/** A number in few characters, as a box has room for it. */
const short = (value: number) => (Math.round(10 * value) / 10 || 0).toFixed(1).replace('-', '−');

/** `h` and `x` are the states and inputs, a number a step. `under` is a note under every copy. `loop` folds it up. */
export function Chain({
  title,
  x,
  h,
  under,
  loop,
}: {
  title: string;
  x: number[];
  h: number[];
  under: string[];
  loop: boolean;
}) {
  const places = loop ? [h.length - 1] : h.map((_, t) => t);
  const slot = Math.min(130, (WIDTH - LEFT) / places.length);
  const left = LEFT + (WIDTH - LEFT - slot * places.length) / 2;
  return (
    <svg class="chart chain" viewBox={`0 0 ${WIDTH} ${HEIGHT + 20}`} role="img" aria-label={title}>
      {places.map((t, k) => {
        const middle = left + (k + 0.5) * slot;
        return (
          <g key={t}>
            <g class="q-weight">
              <path class="line line q-weight" d={arrow(middle, INPUT - 18, middle, MIDDLE + BOX / 2 + 2)} />
              <text class="letter" x={at(middle + 6)} y={(INPUT + MIDDLE + BOX / 2) / 2}>
                W
              </text>
              {loop ? (
                <path
                  class="line line q-weight"
                  d={`M${at(middle + BOX / 2)} ${MIDDLE}C${at(middle + 90)} ${MIDDLE} ${at(middle + 90)} 12 ${at(middle)} 12S${at(middle - 90)} ${MIDDLE} ${at(middle - BOX / 2 - 2)} ${MIDDLE}l-7 -3m7 3l-6 4`}
                />
              ) : (
                k > 0 && (
                  <path
                    class="line line q-weight"
                    d={arrow(middle - slot + BOX / 2, MIDDLE, middle - BOX / 2 - 2, MIDDLE)}
                  />
                )
              )}
              {loop ? (
                <text class="letter" x={at(middle + 74)} y={40}>{`U, ${h.length} times`}</text>
              ) : (
                k > 0 && (
                  <text class="letter" x={at(middle - slot / 2)} y={MIDDLE - BOX / 2 - 6} text-anchor="middle">
                    U
                  </text>
                )
              )}
            </g>
            <rect
              class="positive q-hidden"
              fill-opacity={at(0.7 * Math.abs(h[t]!) * 10) / 10}
              x={at(middle - BOX / 2)}
              y={MIDDLE - BOX / 2}
              width={BOX}
              height={BOX}
              rx={6}
            />
            <text class="number" x={at(middle)} y={MIDDLE} dy="0.35em" text-anchor="middle">
              {short(h[t]!)}
            </text>
            <text x={at(middle)} y={INPUT} text-anchor="middle">
              {short(x[t]!)}
            </text>
            <text x={at(middle)} y={HEIGHT + 12} text-anchor="middle">
              {under[t]}
            </text>
          </g>
        );
      })}
      <text class="letter q-hidden" x={4} y={MIDDLE} dy="0.35em">
        state h
      </text>
      <text class="letter q-input" x={4} y={INPUT}>
        input x
      </text>
    </svg>
  );
}
