/** The key of a chart: what each of its marks means. On a phone it also names the lines, which are then numbered. */

/** A mark and its meaning; `tight` ones are there only where the lines have no room for their names. */
export interface KeyEntry {
  mark:
    | 'line'
    | 'theory'
    | 'faint'
    | 'dots'
    | 'steps'
    | 'spread'
    | 'interval'
    | 'positive'
    | 'negative'
    | 'handle'
    | 'ghost'
    | 'moved';
  text: string;
  quantity?: string;
  /** Which of several dashed lines. */
  dash?: number;
  /** Its number in the picture. */
  number?: number;
  tight?: boolean;
}

const [WIDTH, HEIGHT] = [22, 10];

function Mark({ mark, quantity = 'plain', dash }: KeyEntry) {
  if (mark === 'dots' || mark === 'handle')
    return (
      <circle class={`${mark === 'dots' ? 'dot' : 'handle'} q-${quantity}`} cx={WIDTH / 2} cy={HEIGHT / 2} r={4} />
    );
  if (mark === 'positive' || mark === 'negative' || mark === 'ghost' || mark === 'moved')
    return <rect class={`${mark} q-${quantity}`} x={WIDTH / 2 - 4} y={1} width={8} height={8} />;
  if (mark === 'interval') return <rect class={lineClass(mark, quantity)} width={WIDTH} height={HEIGHT} />;
  if (mark === 'spread') return <path class={`line spread q-${quantity}`} d={`M${WIDTH / 2} 0V${HEIGHT}`} />;
  return <path class={lineClass(mark, quantity, dash)} d={`M0 ${HEIGHT / 2}H${WIDTH}`} />;
}

/** The class of a line: how it is drawn, its color, and which of several dashed lines it is. */
export const lineClass = (kind: string, quantity: string, dash?: number): string =>
  `line ${kind} q-${quantity}${dash ? ` dash-${dash}` : ''}`;

export function Key({ entries }: { entries: KeyEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul class={entries.every(({ tight }) => tight) ? 'key tight' : 'key'}>
      {entries.map((entry, k) => (
        <li key={k} class={entry.tight ? 'tight' : undefined}>
          {entry.number && <b class={`q-${entry.quantity ?? 'plain'}`}>{entry.number}</b>}
          <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
            <Mark {...entry} />
          </svg>
          {entry.text}
        </li>
      ))}
    </ul>
  );
}
