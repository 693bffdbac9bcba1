/** From one table of controls: defaults, checked values with the reason for every refusal, the address's state. Pure. */
import { type Control, type Controls, range, type Settings, type Text } from '../../../define.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';

export type Value = string | number | boolean;
/** Values by the names of controls, checked or not. */
export type Values = Record<string, Value>;
/** Checked settings of a demo of whatever controls. */
export type AnySettings = Settings<Controls>;

/** The seed every demo starts from. */
const FIRST_SEED = 1;
/** The seed as a control: every demo has it, and it is checked like the others. */
export const SEED = range(ui.seed, 0, 999_999_999, FIRST_SEED);

/** The control of this name, the seed among them; undefined for any other name, also for those that every object has. */
export const controlOf = (controls: Controls, name: string): Control | undefined =>
  name === 'seed' ? SEED : Object.hasOwn(controls, name) ? controls[name] : undefined;

/** Whether the form has this control under these settings. */
export const isThere = (control: Control | undefined, settings: Values): boolean =>
  !control?.when || control.when.slice(1).includes(String(settings[control.when[0]]));

/** The settings a demo has before anyone touches it. */
export function defaults<C extends Controls>(controls: C): Settings<C> {
  const values = Object.entries(controls).map(([name, control]) => [name, control.value]);
  return { ...Object.fromEntries(values), seed: FIRST_SEED } as Settings<C>;
}

/** The value nearest to a raw one that a control can take; `why` says, in a sentence, what was wrong with the raw one. */
export interface Taken {
  value: Value;
  why?: string;
}

/** Longest piece of a raw value that a sentence repeats. */
const QUOTED = 40;
/** A raw value in quotation marks, cut short, without signs that would turn or break the sentence. */
export function quoted(raw: Value): string {
  const signs = [...String(raw).slice(0, 2 * QUOTED + 2)].map((sign) => (/\p{C}/u.test(sign) ? '�' : sign));
  return `“${signs.slice(0, QUOTED).join('')}${signs.length > QUOTED ? '…' : ''}”`;
}

/** What a control makes of a raw value, from a form or an address. */
export function take(control: Control, raw: Value): Taken {
  switch (control.kind) {
    case 'range':
    case 'timeline':
      return takeNumber(control.min, control.max, control.kind === 'range' ? control.step : 1, control.value, raw);
    case 'choice': {
      const names = Object.keys(control.options);
      const wanted = String(raw);
      if (names.includes(wanted)) return { value: wanted };
      const alike = names.find((name) => name.toLowerCase() === wanted.toLowerCase());
      return { value: alike ?? control.value, why: notOneOf(raw, names) };
    }
    case 'toggle': {
      const on = ['true', 'on', '1'].includes(String(raw));
      const off = ['false', 'off', '0'].includes(String(raw));
      return on || off ? { value: on } : { value: control.value, why: fill(ui.notTrueOrFalse, { typed: quoted(raw) }) };
    }
    case 'several': {
      const names = Object.keys(control.options);
      const named = String(raw).split(',').filter(Boolean);
      const asked = new Set(named.map((name) => control.formerly?.get(name) ?? name));
      const known = names.filter((name) => asked.has(name));
      const strange = [...asked].find((name) => !names.includes(name));
      if (strange !== undefined) {
        const fits = known.length >= control.least && known.length <= control.most;
        return { value: fits ? known.join(',') : control.value, why: notOneOf(strange, names) };
      }
      if (known.length >= control.least && known.length <= control.most) return { value: known.join(',') };
      const value = known.length > control.most ? known.slice(0, control.most).join(',') : control.value;
      const { least, most } = control;
      return { value, why: fill(ui.wrongCount, { least, most, count: known.length }) };
    }
    case 'paste': {
      const text = String(raw);
      if (text.trim() === '') return { value: '' };
      const why = control.wrong(text);
      return why === undefined ? { value: text } : { value: control.value, why };
    }
    case 'text': {
      if (!control.whole) return takeText(control, String(raw).normalize('NFC'));
      const { value, why } = takeNumber(...control.whole, 1, Number(control.value), raw);
      return { value: String(value), why };
    }
  }
}

const notOneOf = (raw: Value, names: string[]) => fill(ui.notOneOf, { typed: quoted(raw), names: names.join(', ') });

function takeNumber(min: number, max: number, step: number, otherwise: number, raw: Value): Taken {
  const text = String(raw).trim().replace('−', '-');
  const number = text === '' ? Number.NaN : Number(text);
  const typed = quoted(raw);
  const range = { min: min.toLocaleString('en'), max: max.toLocaleString('en') };
  if (text === '') return { value: otherwise, why: fill(ui.noNumber, range) };
  if (Number.isNaN(number)) return { value: otherwise, why: fill(ui.notANumber, { typed, ...range }) };
  if (number < min) return { value: min, why: fill(ui.tooLow, { typed, ...range }) };
  if (number > max) return { value: max, why: fill(ui.tooHigh, { typed, ...range }) };
  const value = Number(Math.min(max, min + Math.round((number - min) / step) * step).toFixed(10));
  if (Math.abs(value - number) <= 1e-9 * Math.max(1, Math.abs(number))) return { value };
  return { value, why: step === 1 ? fill(ui.notWhole, { typed }) : fill(ui.betweenSteps, { typed, step }) };
}

function takeText(control: Text, text: string): Taken {
  const { allowed, maxLength, minLength = 0 } = control;
  const fits = new RegExp(`^[${allowed}]*$`, 'u');
  const signs = [...text];
  const strange = signs.find((sign) => !fits.test(sign));
  const why =
    strange !== undefined
      ? fill(ui.cannotBeUsed, { typed: quoted(strange), characters: inWords(allowed) })
      : signs.length > maxLength
        ? fill(ui.tooLong, { count: signs.length, most: maxLength })
        : signs.length >= minLength
          ? undefined
          : minLength === 1
            ? ui.atLeastOne
            : fill(ui.tooShort, { count: minLength });
  if (!why) return { value: text };
  const plain = (sign: string) => sign.normalize('NFD').replace(/\p{M}/gu, '');
  const nearest = signs
    .slice(0, 4 * maxLength)
    .map(
      (sign) => [sign, sign.toLowerCase(), plain(sign), plain(sign).toLowerCase()].find((one) => fits.test(one)) ?? '',
    )
    .filter(Boolean)
    .slice(0, maxLength);
  return { value: nearest.length >= Math.max(1, minLength) ? nearest.join('') : control.value, why };
}

const CLASSES: Record<string, string> = {
  '\\p{L}': ui.letters,
  '\\p{M}': '',
  '\\p{N}': ui.digits,
  '\\p{P}': ui.punctuation,
  '\\p{S}': ui.symbols,
  // Joins emoji; nobody types it by itself.
  '\\u200d': '',
  ' ': ui.spaces,
};
/** A regular-expression class such as `a-l1-8? `, as a reader says it: a–l, 1–8, ? and spaces. */
export function inWords(allowed: string): string {
  const parts = allowed.match(/\\p\{\w+\}|\\u\w{4}|\\.|[^\\]-[^\\]|[^\\]/gu) ?? [];
  const words = parts
    .map((part) => CLASSES[part] ?? part.replace(/^\\/, '').replace(/^(.)-(.)$/u, '$1–$2'))
    .filter(Boolean);
  return words.length < 2
    ? words.join()
    : fill(ui.listEnd, { begin: words.slice(0, -1).join(', '), last: words.at(-1) ?? '' });
}

/** A raw value that was not taken: whose, why, and what is used instead; `value` is undefined for an unknown name. */
export interface Refused {
  name: string;
  raw: Value;
  why: string;
  value?: Value;
}

/** Settings from untrusted values, the last of each name: for what a control cannot take they have the nearest that it can. */
export function read<C extends Controls>(
  controls: C,
  raw: Iterable<readonly [name: string, value: Value]>,
): { settings: Settings<C>; refused: Refused[] } {
  const settings: AnySettings = { ...defaults(controls) };
  const refused: Refused[] = [];
  for (const [name, value] of new Map(raw)) {
    const control = controlOf(controls, name);
    if (!control) refused.push({ name, raw: value, why: ui.noSuchSetting });
    else {
      const taken = take(control, value);
      settings[name] = taken.value;
      if (taken.why) refused.push({ name, raw: value, why: taken.why, value: taken.value });
    }
  }
  return { settings: settings as Settings<C>, refused };
}

/** The state of one demo as query parameters `<id>.<control>=…`; only what differs from the defaults, and never the reader's own data. */
export function toQuery(id: string, controls: Controls, settings: Values): [string, string][] {
  const initial: Values = defaults(controls);
  return Object.keys(initial)
    .filter((name) => settings[name] !== initial[name] && controls[name]?.kind !== 'paste')
    .map((name) => [`${id}.${name}`, String(settings[name])]);
}

/** The raw values for one demo found in an address, in their order. */
export const fromQuery = (id: string, query: URLSearchParams): [name: string, raw: string][] =>
  [...query].filter(([key]) => key.startsWith(`${id}.`)).map(([key, value]) => [key.slice(id.length + 1), value]);
