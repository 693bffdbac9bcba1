/** The telling states of a demo: what each changes in the form, whether the form is in it, and its link. Pure. */
import type { Demo, Try } from '../../../define.ts';
import { type AnySettings, defaults, toQuery, type Values } from './settings.ts';

/** What a try sets: its own settings, and the defaults of what only other tries of its demo set. */
export function changeOf(demo: Demo, { settings }: Try): Values {
  const names = new Set((demo.tries ?? []).flatMap((one) => Object.keys(one.settings)));
  const initial: Values = defaults(demo.controls);
  return Object.fromEntries([...names].map((name) => [name, settings[name] ?? initial[name]!]));
}

/** Whether the form is in the state of a try, whatever the controls have that no try speaks of. */
export const isIn = (demo: Demo, one: Try, settings: Values): boolean =>
  Object.entries(changeOf(demo, one)).every(([name, value]) => settings[name] === value);

/** The try whose state the form is in. */
export const tryOf = (demo: Demo, settings: Values): Try | undefined =>
  demo.tries?.find((one) => isIn(demo, one, settings));

/** The link to a try, on its own page: it works before the demo's code is there, and opens in another tab. */
export const linkTo = (id: string, demo: Demo, one: Try, settings: AnySettings): string =>
  `?${new URLSearchParams(toQuery(id, demo.controls, { ...settings, ...changeOf(demo, one) }))}#${id}`;
