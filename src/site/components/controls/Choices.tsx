/** Fields that choose: one of several options as buttons or a list, some of several as boxes, and a switch. */
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';
import type { FieldOf } from './field.ts';
import { Note } from './Note.tsx';

/** More options than this are a list. */
const BUTTONS = 4;

export function ChoiceField({ demo, name, control, value, note, set }: FieldOf<'choice'>) {
  const options = Object.entries(control.options);
  if (options.length > BUTTONS) {
    return (
      <label class="control control-select" data-part={name}>
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
    <fieldset class="control control-choice" data-part={name}>
      <legend class="control-label">{control.label}</legend>
      <span class="options">
        {options.map(([key, label]) => (
          <label class="option">
            <input
              type="radio"
              name={`${demo}.${name}`}
              value={key}
              checked={key === value}
              onChange={() => set(key)}
            />
            <span>{label}</span>
          </label>
        ))}
      </span>
      <Note note={note} />
    </fieldset>
  );
}

/** Boxes; one that would make them too few or too many cannot be changed, and the legend says between what. */
export function SeveralField({ demo, name, control, value, note, set }: FieldOf<'several'>) {
  const chosen = String(value).split(',');
  const [full, bare] = [chosen.length >= control.most, chosen.length <= control.least];
  return (
    <fieldset class="control control-several" data-part={name}>
      <legend class="control-label">
        {control.label} <small>{fill(ui.howMany, { least: control.least, most: control.most })}</small>
      </legend>
      {Object.entries(control.options).map(([key, label]) => {
        const on = chosen.includes(key);
        return (
          <label class="box" key={key}>
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

export function ToggleField({ name, control, value, note, set }: FieldOf<'toggle'>) {
  return (
    <label class="control control-toggle" data-part={name}>
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
