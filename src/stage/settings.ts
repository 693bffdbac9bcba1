/** From one table of controls: defaults, checked values, the URL's state. Pure. */
import type { Control, Controls, Settings } from '../define.ts';

export type Values = Record<string, string | number | boolean>;

/** The seed every demo starts from. */
const FIRST_SEED = 1;

/** The settings a demo has before anyone touches it. */
export function defaults<C extends Controls>(controls: C): Settings<C> {
  const values = Object.entries(controls).map(([name, control]) => [name, control.value]);
  return { ...Object.fromEntries(values), seed: FIRST_SEED } as Settings<C>;
}

/** A raw value (from a form or an address) as this control can take it, or null where it cannot. */
export function accept(control: Control, raw: string | number | boolean): string | number | boolean | null {
  switch (control.kind) {
    case 'range':
    case 'timeline': {
      const number = Number(raw);
      if (raw === '' || !Number.isFinite(number)) return null;
      const step = control.kind === 'range' ? control.step : 1;
      const nearest = control.min + Math.round((number - control.min) / step) * step;
      return Number(Math.min(control.max, Math.max(control.min, nearest)).toFixed(10));
    }
    case 'choice':
      return String(raw) in control.options ? String(raw) : null;
    case 'toggle':
      return raw === true || raw === 'true' || raw === 'on';
    case 'several': {
      const asked = new Set(String(raw).split(','));
      const known = Object.keys(control.options).filter((name) => asked.has(name));
      return known.length === asked.size && known.length >= control.least && known.length <= control.most
        ? known.join(',')
        : null;
    }
    case 'paste':
      return raw === '' || !control.wrong(String(raw)) ? String(raw) : null;
    case 'text':
      return new RegExp(`^[${control.allowed}]*$`, 'u').test(String(raw)) && String(raw).length <= control.maxLength
        ? String(raw)
        : null;
  }
}

const asSeed = (raw: unknown): number | null => (/^\d{1,9}$/.test(String(raw)) ? Number(raw) : null);

/** Settings from untrusted values: what a control cannot take keeps its default and is named in `refused`. */
export function read<C extends Controls>(controls: C, raw: Values): { settings: Settings<C>; refused: string[] } {
  const settings: Values = { ...defaults(controls) };
  const refused: string[] = [];
  for (const [name, value] of Object.entries(raw)) {
    const accepted = name === 'seed' ? asSeed(value) : name in controls ? accept(controls[name]!, value) : null;
    if (accepted === null) refused.push(`${name} cannot be “${value}”`);
    else settings[name] = accepted;
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

/** The raw values for one demo found in an address. */
export function fromQuery(id: string, query: URLSearchParams): Values {
  const own = [...query].filter(([key]) => key.startsWith(`${id}.`));
  return Object.fromEntries(own.map(([key, value]) => [key.slice(id.length + 1), value]));
}
