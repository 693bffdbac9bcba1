/** The form of a demo, made from its table of controls; the same markup at build and live. */
import type { Control, Controls as Table } from '../../../define.ts';
import { inWords, isThere, type Values } from '../../runtime/figure/settings.ts';
import type { Typed } from '../../runtime/figure/state.ts';
import { DataField } from './DataField.tsx';

interface Field<C extends Control = Control> {
  demo: string;
  name: string;
  control: C;
  value: Values[string];
  note?: string;
  typed?: Typed;
  set(value: Values[string]): void;
}

/** Says what must be changed before a control matters. */
const Note = ({ note }: { note?: string }) => (note ? <small class="control-note">{note}</small> : null);

const shown = (number: number) => String(Number(number.toFixed(3))).replace('-', '−');

function RangeField({ demo, name, control, value, note, set }: Field<Extract<Control, { kind: 'range' }>>) {
  return (
    <label class="control control-range">
      <span class="control-label">{control.label}</span>
      <input
        type="range"
        name={name}
        id={`${demo}-${name}`}
        min={control.min}
        max={control.max}
        step={control.step}
        value={Number(value)}
        aria-valuetext={`${shown(Number(value))}${control.unit ? ` ${control.unit}` : ''}`}
        onInput={(event) => set(event.currentTarget.valueAsNumber)}
      />
      <span class="control-value" aria-hidden="true">
        {shown(Number(value))}
        {control.unit ? ` ${control.unit}` : ''}
      </span>
      <Note note={note} />
    </label>
  );
}

function ChoiceField({ demo, name, control, value, note, set }: Field<Extract<Control, { kind: 'choice' }>>) {
  const options = Object.entries(control.options);
  if (options.length > 4) {
    return (
      <label class="control control-select">
        <span class="control-label">{control.label}</span>
        <select name={name} id={`${demo}-${name}`} onChange={(event) => set(event.currentTarget.value)}>
          {options.map(([key, label]) => (
            <option value={key} selected={key === value}>
              {label}
            </option>
          ))}
        </select>
        <Note note={note} />
      </label>
    );
  }
  return (
    <fieldset class="control control-choice">
      <legend class="control-label">{control.label}</legend>
      {options.map(([key, label]) => (
        <label class="option">
          <input type="radio" name={`${demo}.${name}`} value={key} checked={key === value} onChange={() => set(key)} />
          <span>{label}</span>
        </label>
      ))}
      <Note note={note} />
    </fieldset>
  );
}

/** Checkboxes; one that would make them too few or too many cannot be changed, and the legend says between what. */
function SeveralField({ demo, name, control, value, note, set }: Field<Extract<Control, { kind: 'several' }>>) {
  const chosen = String(value).split(',');
  const [full, bare] = [chosen.length >= control.most, chosen.length <= control.least];
  return (
    <fieldset class="control control-several">
      <legend class="control-label">
        {control.label}{' '}
        <small>
          ({control.least} to {control.most})
        </small>
      </legend>
      {Object.entries(control.options).map(([key, label]) => {
        const on = chosen.includes(key);
        return (
          <label class="option" key={key}>
            <input
              type="checkbox"
              name={`${demo}.${name}`}
              value={key}
              checked={on}
              disabled={on ? bare : full}
              onChange={() => set((on ? chosen.filter((one) => one !== key) : [...chosen, key]).join(','))}
            />
            <span>{label}</span>
          </label>
        );
      })}
      <Note note={note} />
    </fieldset>
  );
}

function ToggleField({ name, control, value, note, set }: Field<Extract<Control, { kind: 'toggle' }>>) {
  return (
    <label class="control control-toggle">
      <input
        type="checkbox"
        name={name}
        checked={value === true}
        onChange={(event) => set(event.currentTarget.checked)}
      />
      <span class="control-label">{control.label}</span>
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
      {why} Until then the demo keeps “{props.kept}”.{' '}
      <button type="button" onClick={use}>
        Use “{nearest}”
      </button>
    </span>
  );
}

function TextField({ demo, name, control, value, typed, set }: Field<Extract<Control, { kind: 'text' }>>) {
  const id = `${demo}-${name}`;
  const refused = typed?.why ? `${id}-refused` : undefined;
  return (
    <div class="control control-text">
      <label class="control-label" for={id}>
        {control.label}
      </label>
      <input
        type="text"
        name={name}
        id={id}
        value={typed?.raw ?? String(value)}
        title={`Only ${inWords(control.allowed)}, at most ${control.maxLength} characters`}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        aria-invalid={Boolean(refused)}
        aria-describedby={refused}
        onInput={(event) => set(event.currentTarget.value)}
      />
      <Refusal field={id} typed={typed} kept={String(value)} use={set} />
    </div>
  );
}

/**
 * Previous, play, next and a slider; `last` is the last step of the frame now shown. At an end a button is only marked
 * as disabled: a disabled one would lose the focus.
 */
function TimelineField({
  demo,
  name,
  control,
  value,
  set,
  last,
  playing,
  play,
}: Field<Extract<Control, { kind: 'timeline' }>> & { last: number; playing: boolean; play(): void }) {
  const now = Math.min(Number(value), last);
  return (
    <div class="control control-timeline" role="group" aria-label={control.label}>
      <button
        type="button"
        class="step-back"
        aria-label={`${control.label}: back`}
        aria-disabled={now <= 0}
        onClick={() => now > 0 && set(now - 1)}
      >
        ◀
      </button>
      <button type="button" class="play" aria-label={playing ? 'Pause' : 'Play'} onClick={play}>
        {playing ? '❚❚' : '▶▶'}
      </button>
      <button
        type="button"
        class="step-on"
        aria-label={`${control.label}: next`}
        aria-disabled={now >= last}
        onClick={() => now < last && set(now + 1)}
      >
        ▶
      </button>
      <label>
        <span class="control-label">{control.label}</span>
        <input
          type="range"
          name={name}
          id={`${demo}-${name}`}
          min={0}
          max={last}
          step={1}
          value={now}
          onInput={(event) => set(event.currentTarget.valueAsNumber)}
        />
        <span class="control-value" aria-hidden="true">
          {now + 1} / {last + 1}
        </span>
      </label>
    </div>
  );
}

/** All controls of a demo, in the order of its table. */
export function Controls(props: {
  demo: string;
  table: Table;
  settings: Values;
  typed: Record<string, Typed>;
  last: number;
  playing: boolean;
  set(change: Values): void;
  play(): void;
}) {
  const { demo, table, settings, typed } = props;
  return (
    <>
      {/* biome-ignore lint/suspicious/useIterableCallbackReturn: the switch covers every kind, and the type check says so */}
      {Object.entries(table).map(([name, control]) => {
        if (!isThere(control, settings)) return null;
        const needed = control.needs ? table[control.needs] : undefined;
        const note =
          needed && settings[control.needs!] === needed.value ? `once “${needed.label}” is changed` : undefined;
        const field = {
          demo,
          name,
          value: settings[name]!,
          note,
          typed: typed[name],
          set: (value: Values[string]) => props.set({ [name]: value }),
        };
        switch (control.kind) {
          case 'range':
            return <RangeField key={name} {...field} control={control} />;
          case 'choice':
            return <ChoiceField key={name} {...field} control={control} />;
          case 'toggle':
            return <ToggleField key={name} {...field} control={control} />;
          case 'text':
            return <TextField key={name} {...field} control={control} />;
          case 'several':
            return <SeveralField key={name} {...field} control={control} />;
          case 'paste':
            return (
              <DataField
                key={name}
                demo={demo}
                name={name}
                control={control}
                value={String(settings[name])}
                typed={typed[name]}
                set={field.set}
              />
            );
          case 'timeline':
            return (
              <TimelineField
                key={name}
                {...field}
                control={control}
                last={props.last}
                playing={props.playing}
                play={props.play}
              />
            );
        }
      })}
    </>
  );
}
