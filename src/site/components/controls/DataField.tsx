/** The reader's own data: a field to type or paste into, a file, and, for a series, a pad to draw on. */
import { useRef, useState } from 'preact/hooks';
import { amount } from '../../../units.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';
import { Fold } from './Fold.tsx';
import type { FieldOf } from './field.ts';
import { Kept } from './Kept.tsx';

/** Points of a drawn curve, and the size of the pad in drawing units. */
const POINTS = 240;
const [WIDTH, HEIGHT] = [480, 120];

/** What the field holds, beside its name: it may be folded up. */
const inUse = (text: string) =>
  text.trim() === '' ? ui.exampleInUse : fill(ui.ofYourOwn, { amount: amount([...text].length, 'character') });

/** What the reader gives stays in the field as it is, with the reason beside it where it cannot be used. */
export function DataField({ demo, name, control, value, typed, isKept, set }: FieldOf<'paste'>) {
  const [unread, setUnread] = useState<string>();
  const id = `${demo}-${name}`;
  const enter = (text: string) => (setUnread(undefined), set(text));
  const open = (file: File | undefined) =>
    void file?.text().then(enter, () => setUnread(fill(ui.dataUnread, { file: file.name })));
  const wrong = typed?.why && fill(ui.dataWrong, { why: typed.why });
  return (
    <Fold
      kind="control control-data"
      part={name}
      open={Boolean(control.when || typed || value)}
      summary={
        <>
          <span class="control-label">{control.label}</span> {inUse(typed?.raw ?? String(value))}
        </>
      }
    >
      {control.draws && <Pad draw={(numbers) => enter(numbers.join('\n'))} />}
      <textarea
        id={id}
        name={name}
        rows={4}
        value={typed?.raw ?? String(value)}
        aria-label={control.label}
        aria-describedby={`${id}-hint`}
        aria-invalid={Boolean(wrong)}
        spellcheck={false}
        onInput={(event) => enter(event.currentTarget.value)}
      />
      <label class="data-file">
        {ui.fromFile}{' '}
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/plain,text/csv"
          onChange={(event) => {
            open(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <small id={`${id}-hint`} class="control-note">
        {fill(ui.dataStays, { hint: control.hint })}
      </small>
      {isKept && <Kept field={id} forget={() => enter('')} />}
      {(unread ?? wrong) && (
        <p class="demo-refused" role="alert">
          {unread ?? wrong}
        </p>
      )}
    </Fold>
  );
}

/** Draw from left to right; gaps are filled by straight lines. Whoever cannot draw types numbers. */
function Pad({ draw }: { draw(numbers: number[]): void }) {
  const drawn = useRef<(number | undefined)[]>(Array(POINTS).fill(undefined));
  const last = useRef<number>();
  const [, redraw] = useState(0);
  const mark = (event: PointerEvent & { currentTarget: Element }) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const at = Math.max(0, Math.min(POINTS - 1, Math.floor((POINTS * (event.clientX - left)) / width)));
    const value = Math.max(0, Math.min(1, 1 - (event.clientY - top) / height));
    const from = last.current ?? at;
    const start = drawn.current[from] ?? value;
    const far = Math.abs(at - from);
    for (let k = 0; k <= far; k++)
      drawn.current[from + Math.sign(at - from) * k] = far ? start + ((value - start) * k) / far : value;
    last.current = at;
    redraw((count) => count + 1);
  };
  const points = drawn.current.flatMap((value, k) =>
    value === undefined ? [] : [`${((WIDTH * k) / POINTS).toFixed(1)},${(HEIGHT * (1 - value)).toFixed(1)}`],
  );
  return (
    <svg
      class="pad"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={ui.pad}
      onPointerDown={(event) => (
        event.currentTarget.setPointerCapture(event.pointerId), (last.current = undefined), mark(event)
      )}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && mark(event)}
      onPointerUp={() => draw(filled(drawn.current))}
    >
      <rect width={WIDTH} height={HEIGHT} />
      {points.length === 0 && (
        <text x={WIDTH / 2} y={HEIGHT / 2} text-anchor="middle">
          {ui.drawHere}
        </text>
      )}
      <polyline points={points.join(' ')} />
    </svg>
  );
}

/** Every point a number of three digits: gaps between drawn points are straight, those at the ends level. */
export function filled(drawn: (number | undefined)[]): number[] {
  const known = drawn.flatMap((value, at) => (value === undefined ? [] : [{ at, value }]));
  return drawn.flatMap((value, k) => {
    if (value !== undefined) return Number(value.toFixed(3));
    const before = known.findLast(({ at }) => at < k) ?? known[0];
    if (!before) return [];
    const after = known.find(({ at }) => at > k) ?? before;
    const share = after.at === before.at ? 0 : (k - before.at) / (after.at - before.at);
    return Number((before.value + share * (after.value - before.value)).toFixed(3));
  });
}
