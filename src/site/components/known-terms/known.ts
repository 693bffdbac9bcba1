/**
 * What the reader says they know. Kept in this browser and nowhere else; where storage is refused, for as long as the page
 * is open, and the page says so. `<known-term>` is the button, `<known-list>` marks the steps of a path.
 */
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';

const KEY = 'known';
let known = new Set<string>();
/** Whether this browser keeps what is marked. */
let kept = true;
const listeners = new Set<() => void>();

/** Reads what is kept. What another version of the site may have left there, and is no list, counts as nothing. */
function load() {
  let text: string | null = null;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    kept = false;
  }
  if (!kept) return;
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    known = new Set(Array.isArray(list) ? list.filter((id) => typeof id === 'string') : []);
  } catch {
    known = new Set();
  }
}

/** The ids marked as known. */
export const knownTerms = (): ReadonlySet<string> => known;

/** Calls back now, and whenever something is marked, here or in another tab. Returns how to stop. */
export function watchKnown(listener: () => void): () => void {
  listeners.add(listener);
  listener();
  return () => void listeners.delete(listener);
}

const announce = () => listeners.forEach((listener) => listener());

/** Marks terms as known, or as not. */
export function setKnown(ids: string[], is: boolean): void {
  // Another tab may have marked something since.
  load();
  for (const id of ids) {
    if (is) known.add(id);
    else known.delete(id);
  }
  try {
    localStorage.setItem(KEY, JSON.stringify([...known]));
  } catch {
    kept = false;
  }
  announce();
  tell(kept ? ui.keptHere : ui.keepsNothing);
}

/** Says something in every place the page has for it. */
function tell(words: string) {
  for (const place of document.querySelectorAll('.known-told')) place.textContent = words;
}

class KnownTerm extends HTMLElement {
  #stop?: () => void;
  connectedCallback() {
    const button = this.querySelector('button')!;
    const id = this.dataset.term!;
    // Set, not added: the element may be moved within the page and connected again.
    button.onclick = () => setKnown([id], !known.has(id));
    button.hidden = false;
    const onward = this.querySelector('a');
    this.#stop = watchKnown(() => {
      button.setAttribute('aria-pressed', String(known.has(id)));
      if (onward) onward.hidden = !known.has(id);
    });
  }
  disconnectedCallback() {
    this.#stop?.();
  }
}

class KnownList extends HTMLElement {
  #stop?: () => void;
  connectedCallback() {
    const items = [...this.querySelectorAll<HTMLElement>('li[data-term]')];
    const count = this.querySelector('.known-count')!;
    this.#stop = watchKnown(() => {
      for (const item of items) {
        const is = known.has(item.dataset.term!);
        item.classList.toggle('is-known', is);
        item.querySelector('.known-mark')!.textContent = is ? ui.knownMark : '';
      }
      const done = items.filter((item) => known.has(item.dataset.term!)).length;
      const goOn = items.find((item) => !known.has(item.dataset.term!))?.querySelector('a');
      count.textContent =
        done === 0 ? '' : done === items.length ? ui.knowAll : fill(ui.knowSome, { done, all: items.length });
      if (done > 0 && goOn)
        count.append(
          ui.continueWith,
          Object.assign(document.createElement('a'), { href: goOn.href, textContent: goOn.textContent }),
          '.',
        );
    });
  }
  disconnectedCallback() {
    this.#stop?.();
  }
}

load();
if (!kept) tell(ui.keepsNothing);
addEventListener('storage', ({ key }) => {
  if (key !== null && key !== KEY) return;
  load();
  announce();
});
// A page that comes back from the browser's memory has missed what was marked in the meantime.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  load();
  announce();
});
customElements.define('known-term', KnownTerm);
customElements.define('known-list', KnownList);
