/** Fields that take a value: a slider with its number on its own line, and a line of text with the reason of a refusal. */
import { fill } from '../../fill.ts';
import { inWords } from '../../runtime/figure/settings.ts';
import type { Typed } from '../../runtime/figure/state.ts';
import * as ui from '../../words.ts';
import type { FieldOf } from './field.ts';
import { Kept } from './Kept.tsx';
import { Note } from './Note.tsx';

const shown = (number: number) => Number(number.toFixed(3)).toLocaleString('en').replace('-', '−');

export function RangeField({ demo, name, control, value, note, set }: FieldOf<'range'>) {
  const unit = control.unit ? `${control.unit === '°' ? '' : ' '}${control.unit}` : '';
  const words = `${shown(Number(value))}${unit}`;
  return (
    <label class="control control-range" data-part={name}>
      <span class="control-label">{control.label}</span>
      <input
        type="range"
        name={name}
        id={`${demo}-${name}`}
        min={control.min}
        max={control.max}
        step={control.step}
        value={Number(value)}
        aria-valuetext={words}
        onInput={(event) => set(event.currentTarget.valueAsNumber)}
      />
      <span class="control-value" aria-hidden="true">
        {words}
      </span>
      <Note note={note} />
    </label>
  );
}

/** Beside a `field`: why the demo cannot take what the reader typed in it, and the nearest that it can take. */
export function Refusal(props: { field: string; typed?: Typed; kept: string; use(value: string): void }) {
  const { why, nearest } = props.typed ?? {};
  if (!why || nearest === undefined) return null;
  const use = () => {
    props.use(nearest);
    // The button goes; whoever pressed it goes on in the field.
    document.getElementById(props.field)?.focus();
  };
  return (
    <span class="field-refused" id={`${props.field}-refused`} role="status">
      {fill(ui.stillUses, { why, kept: props.kept })}{' '}
      <button type="button" onClick={use}>
        {fill(ui.use, { nearest })}
      </button>
    </span>
  );
}

/** So many characters at most get a field of their own width. */
const FEW = 8;

export function TextField({ demo, name, control, value, typed, isKept, set }: FieldOf<'text'>) {
  const id = `${demo}-${name}`;
  const refused = typed?.why ? `${id}-refused` : undefined;
  return (
    <div class="control control-text" data-part={name}>
      <label class="control-label" for={id}>
        {control.label}
      </label>
      <input
        type="text"
        inputmode={control.whole && 'numeric'}
        name={name}
        id={id}
        size={control.maxLength <= FEW ? Math.max(3, control.maxLength) : undefined}
        value={typed?.raw ?? String(value)}
        title={fill(ui.takes, { characters: inWords(control.allowed), most: control.maxLength })}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        aria-invalid={Boolean(refused)}
        aria-describedby={refused}
        onInput={(event) => set(event.currentTarget.value)}
      />
      <Refusal field={id} typed={typed} kept={String(value)} use={set} />
      {isKept && <Kept field={id} forget={() => set(control.value)} />}
    </div>
  );
}
