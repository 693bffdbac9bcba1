/** A recurrent network drawn as a loop, or unrolled into a chain of copies; what is shared has one color. */
import { Around, across, Frame } from './frame.tsx';
import { at, fixed } from './scale.ts';

const [BOX, MIDDLE, INPUT, NOTE, LEFT] = [30, 62, 128, 150, 56];

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
  // On a phone, copies of more than seven steps stand close: U is then written over every second arrow.
  const isClose = places.length > 7;
  return (
    <Frame kind="chain" left={LEFT} title={title} height={NOTE + 8}>
      <text class="letter q-hidden" x={-LEFT} y={MIDDLE} dy="0.35em">
        state h
      </text>
      <text class="letter q-input" x={-LEFT} y={INPUT}>
        input x
      </text>

      {places.map((t, k) => {
        const part = (k + 0.5) / places.length;
        return (
          <g key={t}>
            {!loop && k > 0 && (
              <g class="q-weight">
                <line class="line" x1={across((k - 0.5) / places.length)} x2={across(part)} y1={MIDDLE} y2={MIDDLE} />
                <text
                  class={isClose && k % 2 ? 'letter roomy' : 'letter'}
                  x={across(k / places.length)}
                  y={MIDDLE - BOX / 2 - 7}
                  text-anchor="middle"
                >
                  U
                </text>
              </g>
            )}
            <Around part={part} y={MIDDLE}>
              <g class="q-weight">
                <path class="line" d={`M0 ${INPUT - MIDDLE - 14}V${BOX / 2 + 2}l-4 6m4 -6l4 6`} />
                <text class={isClose ? 'letter roomy' : 'letter'} x={5} y={(INPUT - MIDDLE) / 2 + 5}>
                  W
                </text>
                {loop ? (
                  <>
                    <path class="line" d={`M${BOX / 2} 0C90 0 90 -52 0 -52S-90 0 ${-BOX / 2 - 2} 0l-7 -3m7 3l-6 4`} />
                    <text class="letter" y={-28} text-anchor="middle">{`U, ${h.length} times`}</text>
                  </>
                ) : (
                  k > 0 && <path class="line" d={`M${-BOX / 2 - 7} -4l5 4l-5 4`} />
                )}
              </g>
              <rect class="ground" x={-BOX / 2} y={-BOX / 2} width={BOX} height={BOX} rx={5} />
              <rect
                class="positive q-hidden"
                fill-opacity={at(0.7 * Math.abs(h[t] ?? 0) * 10) / 10}
                x={-BOX / 2}
                y={-BOX / 2}
                width={BOX}
                height={BOX}
                rx={5}
              />
              <text class="number" dy="0.35em" text-anchor="middle">
                {fixed(h[t] ?? 0, 1)}
              </text>
              <text y={INPUT - MIDDLE} text-anchor="middle">
                {fixed(x[t] ?? 0, 1)}
              </text>
              <text class="axis" y={NOTE - MIDDLE} text-anchor="middle">
                {under[t]}
              </text>
            </Around>
          </g>
        );
      })}
    </Frame>
  );
}
