/** The reader's own text, kept for as long as the tab is open; where the browser keeps nothing, for as long as the page is. */
const KEY = 'one-sentence';
let here: string | null = null;

/** What `use` gives of the storage; undefined where the browser has switched it off. */
function inStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}

/** The text, or null where there is none. */
export const keptText = (): string | null => inStorage((storage) => storage.getItem(KEY)) ?? here;

export function keepText(text: string): void {
  here = text;
  inStorage((storage) => storage.setItem(KEY, text));
}

export function forgetText(): void {
  here = null;
  inStorage((storage) => storage.removeItem(KEY));
}
