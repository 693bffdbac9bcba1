/** The form of a figure: what the reader enters becomes settings, or stays in its field with the reason. */
import type { Demo } from '../../../define.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';
import { controlOf, isThere, take, type Values } from './settings.ts';
import type { State } from './state.ts';

/** New values in the form. What a field cannot take stays in it, with the reason, and its setting stays as it was. */
export function enter(demo: Demo, state: State, change: Partial<Values>): { after: State; changed: string[] } {
  const settings = { ...state.settings };
  const typed = { ...state.typed };
  for (const [name, raw] of Object.entries(change)) {
    const control = controlOf(demo.controls, name);
    if (!control || raw === undefined) continue;
    const { value, why } = take(control, raw);
    const isData = control.kind === 'paste';
    const isField = control.kind === 'text' || name === 'seed' || isData;
    if (!(why && isField)) settings[name] = value;
    if (isField && (why || String(raw) !== String(value)))
      typed[name] = { raw: String(raw), why, nearest: isData ? undefined : String(value) };
    else delete typed[name];
  }
  const changed = Object.keys(settings).filter((name) => settings[name] !== state.settings[name]);
  return { after: { ...state, settings, typed }, changed };
}

/** The reader's own data that the form has and the demo cannot take, in words: nothing else is run in its place. */
export function unusableData(demo: Demo, { typed, settings }: State): string | undefined {
  for (const [name, { why }] of Object.entries(typed)) {
    const control = controlOf(demo.controls, name);
    if (why && control?.kind === 'paste' && isThere(control, settings))
      return fill(ui.nothingStarted, { field: control.label, why });
  }
  return undefined;
}
