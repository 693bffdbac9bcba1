/** The recorded runs of a training: which settings have one of their own, and the name of the run of a form. Pure. */
import type { Demo } from '../../../define.ts';
import { type AnySettings, controlOf, defaults, isThere, read, type Values } from './settings.ts';
import { changeOf } from './tries.ts';

/**
 * The name of the run that these settings lead to: what they have otherwise than the defaults, without what only redraws
 * or is not in the form; '' is the run of the defaults. Undefined with the reader's own data, of which nothing is recorded.
 */
export function runName({ controls }: Demo, settings: Values): string | undefined {
  const initial: Values = defaults(controls);
  const changed = Object.keys(initial).filter((name) => {
    const control = controlOf(controls, name);
    return !control?.scrub && isThere(control, settings) && settings[name] !== initial[name];
  });
  if (changed.some((name) => controls[name]?.kind === 'paste')) return undefined;
  return changed.map((name) => `${name}=${settings[name]}`).join(',');
}

/** The settings of all runs that are recorded of a demo, by name: the defaults, the states of its chips, and what it names. */
export function recordedRuns(demo: Demo): Map<string, AnySettings> {
  const states = [...(demo.tries ?? []).map((one) => changeOf(demo, one)), ...(demo.recorded ?? [])];
  const runs = new Map([['', defaults(demo.controls)]]);
  for (const state of states) {
    const given = Object.entries(state).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    const { settings } = read(demo.controls, given);
    const name = runName(demo, settings);
    if (name) runs.set(name, settings);
  }
  return runs;
}
