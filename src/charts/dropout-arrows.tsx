/** Three time steps of an LSTM layer with their arrows; those on which dropout acts are cut. */
interface Arrow {
  place: string;
  label: string;
  d: string;
}

const STEPS = [82, 192, 302];
const LEFT = 90;
const [WIDTH, HEIGHT] = [340, 132];

/** The arrows of the step at x: in from below, out above, and the two states to the next step. */
const arrowsAt = (x: number): Arrow[] => [
  { place: 'inputs', label: 'x', d: `M${x} 130V100` },
  { place: 'output', label: 'h', d: `M${x} 40V10` },
  { place: 'cell', label: 'c', d: `M${x - 82} 56H${x - 28}` },
  { place: 'hidden', label: 'h', d: `M${x - 82} 84H${x - 28}` },
];

/** `cut` are the places whose arrows carry a mask; `how` says what the mask does. */
export function DropoutArrows({ title, cut, how }: { title: string; cut: string[]; how: string }) {
  const mark = (place: string) => (cut.includes(place) ? 'arrow cut q-error' : 'arrow q-plain');
  return (
    <svg
      class="chart dropout-arrows"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={`${title}. ${how}`}
    >
      {STEPS.map((x) => (
        <g key={x}>
          <rect class="cell-box" x={x - 28} y={40} width={56} height={60} rx={4} />
          {arrowsAt(x).map(({ place, label, d }) => (
            <path key={`${place} ${label}`} class={mark(place)} d={d} />
          ))}
          <g class={mark('candidate')}>
            <circle class="candidate" cx={x} cy={70} r={11} />
            <text x={x} y={70} dy="0.35em" text-anchor="middle">
              g
            </text>
          </g>
        </g>
      ))}
      <text x={LEFT} y={20}>
        h out
      </text>
      <text x={LEFT} y={122}>
        x
      </text>
      <text x={137} y={50} text-anchor="middle">
        c
      </text>
      <text x={137} y={98} text-anchor="middle">
        h
      </text>
    </svg>
  );
}
