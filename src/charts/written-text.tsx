/** A text that a model read or wrote, character by character: the stronger the ground, the more a character surprised it. */

/** A character and its surprise in bits; none where it was given and not asked for. */
export interface Surprise {
  character: string;
  bits?: number;
}

/** Bits from which a ground is as strong as it gets, and the number of grounds. */
const [MOST, LEVELS] = [8, 5];
const levelOf = (bits: number) => Math.min(LEVELS, Math.max(1, Math.ceil((bits / MOST) * LEVELS)));

/** `start` is what the text goes on from; `at` is the character that is marked, `onPoint` is told of one that is tapped, and `note` says what the grounds mean. */
export function WrittenText({
  title,
  start = '',
  text,
  quantity,
  at,
  onPoint,
  note = true,
}: {
  title: string;
  start?: string;
  text: Surprise[];
  quantity: string;
  at?: number;
  onPoint?: (at: number) => void;
  note?: boolean;
}) {
  return (
    <div>
      <p class={`surprises q-${quantity}`}>
        <span class="visually-hidden">
          {title}: {start}
          {text.map(({ character }) => character).join('')}
        </span>
        <span aria-hidden="true">
          {start && <span class="given">{start}</span>}
          {text.map(({ character, bits = 0 }, k) => (
            <span
              key={k}
              class={`chance-${levelOf(bits)}${k === at ? ' here' : ''}`}
              title={`${character === ' ' ? 'space' : character}: ${bits.toFixed(1)} bits`}
              onClick={onPoint && (() => onPoint(k))}
            >
              {character}
            </span>
          ))}
        </span>
      </p>
      {note && (
        <p class="tagged-key" aria-hidden="true">
          The stronger the ground of a character, the more bits it costs the model.
        </p>
      )}
    </div>
  );
}
