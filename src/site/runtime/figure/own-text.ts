/** The reader's own text in a form: which of it a reload must not lose. Pure. */
import type { Demo } from '../../../define.ts';
import type { State } from './state.ts';

/** What the fields for text and data hold that is the reader's own: not what the demo began with, nor what a chip put there. */
export function ownTexts(demo: Demo, { settings, typed }: Pick<State, 'settings' | 'typed'>): Map<string, string> {
  const own = Object.entries(demo.controls).flatMap(([name, control]): [string, string][] => {
    // A number is no text of one's own: the address has it.
    if (!(control.kind === 'text' && !control.whole) && control.kind !== 'paste') return [];
    const text = typed[name]?.raw ?? String(settings[name]);
    const given = [control.value, ...(demo.tries ?? []).map((one) => one.settings[name])];
    return given.includes(text) ? [] : [[name, text]];
  });
  return new Map(own);
}
