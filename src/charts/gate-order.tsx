/** The order of the gates in the arrays of two conventions, side by side, with a band from where each lies to where it goes. */
import { ACROSS, Around, across, Frame, Stretched } from './frame.tsx';
import { Key } from './key.tsx';

/** A gate of the layout on the right: its letter and color, and what else is done to it. */
export interface PlacedGate {
  letter: string;
  quantity: string;
  note?: string;
}

const [ROW, GAP, TOP] = [22, 4, 20];
/** Where the two columns begin and end, as parts of the width. */
const [FROM, TO] = [0.22, 0.62];
const WIDTH = 0.14;

/** `from` are the letters of the layout on the left, from top to bottom. */
export function GateOrder({
  title,
  heads: [left, right],
  from,
  to,
}: {
  title: string;
  heads: [string, string];
  from: string[];
  to: PlacedGate[];
}) {
  const y = (place: number) => TOP + place * (ROW + GAP);
  const isMoved = (gate: PlacedGate, place: number) => from.indexOf(gate.letter) !== place || Boolean(gate.note);
  const height = TOP + from.length * (ROW + GAP);
  const block = (part: number, place: number, letter: string, kind: string) => (
    <g key={letter}>
      <rect class={`positive ${kind}`} x={across(part)} y={y(place)} width={across(WIDTH)} height={ROW} />
      <text class="gate-letter" x={across(part + WIDTH / 2)} y={y(place) + ROW / 2} dy="0.35em" text-anchor="middle">
        {letter}
      </text>
    </g>
  );
  return (
    <div class="order-frame">
      <Frame kind="gate-order" title={title} height={height}>
        <text x={across(FROM + WIDTH / 2)} y={12} text-anchor="middle">
          {left}
        </text>
        <text x={across(TO + WIDTH / 2)} y={12} text-anchor="middle">
          {right}
        </text>
        <Stretched height={height}>
          {to.map((gate, place) => {
            const [a, b] = [y(from.indexOf(gate.letter)), y(place)];
            const [x, end] = [(FROM + WIDTH) * ACROSS, TO * ACROSS];
            const bend = (x + end) / 2;
            return (
              <path
                key={gate.letter}
                class={`flow q-${gate.quantity}${isMoved(gate, place) ? ' goes' : ''}`}
                d={`M${x} ${a}C${bend} ${a} ${bend} ${b} ${end} ${b}V${b + ROW}C${bend} ${b + ROW} ${bend} ${a + ROW} ${x} ${a + ROW}z`}
              />
            );
          })}
        </Stretched>
        {to.map((gate, place) => (
          <g key={gate.letter} class={`q-${gate.quantity}`}>
            {block(FROM, from.indexOf(gate.letter), gate.letter, '')}
            {block(TO, place, gate.letter, isMoved(gate, place) ? 'goes' : '')}
            {gate.note && (
              <Around part={TO + WIDTH} y={y(place) + ROW / 2}>
                <text x={8} dy="0.35em">
                  {gate.note}
                </text>
              </Around>
            )}
          </g>
        ))}
      </Frame>
      <Key entries={[{ mark: 'moved', text: 'a block that moves or changes' }]} />
    </div>
  );
}
