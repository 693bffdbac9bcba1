/** The reader's own texts in the tab's session storage: one key a demo and control, gone when the tab is closed. */

const keyOf = (demo: string, name: string) => `unrolled:${demo}.${name}`;

/** What the browser keeps for a tab; undefined where it keeps nothing. */
function storage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** The texts kept for a demo, by the names of its controls. */
export function keptTexts(demo: string): Record<string, string> {
  const begin = keyOf(demo, '');
  const kept = storage();
  const keys = kept ? Object.keys(kept).filter((key) => key.startsWith(begin)) : [];
  return Object.fromEntries(keys.map((key) => [key.slice(begin.length), kept?.getItem(key) ?? '']));
}

/** Keeps a text, or forgets what was kept where there is none. False where the browser keeps nothing, or has no room. */
export function keepText(demo: string, name: string, text: string | undefined): boolean {
  const kept = storage();
  try {
    if (text === undefined) kept?.removeItem(keyOf(demo, name));
    else kept?.setItem(keyOf(demo, name), text);
    return kept !== undefined;
  } catch {
    return false;
  }
}
