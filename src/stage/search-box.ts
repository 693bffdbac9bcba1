/** The search box: a field, a category filter and results; the dialog and the search page both use it. */
import { find, type Hit, type Name } from './find.ts';

const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  content = '',
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = content;
  return element;
};

const namedItem = (found: Name, base: string) => {
  const item = make('li', found.written ? 'hit hit-term' : 'hit hit-planned');
  const title = make(found.written ? 'a' : 'span', 'hit-title', found.title);
  if (title instanceof HTMLAnchorElement) title.href = base + (found.page ?? `terms/${found.id}/`);
  item.append(title);
  if (found.name !== found.title) item.append(make('span', 'hit-note', ` · also called ${found.name}`));
  if (!found.written) item.append(make('span', 'hit-note', ' · planned, not written yet'));
  if (found.definition) item.append(make('p', 'hit-excerpt', found.definition));
  return item;
};

const pageItem = (hit: Hit) => {
  const item = make('li', 'hit');
  const title = make('a', 'hit-title', hit.title);
  const excerpt = make('p', 'hit-excerpt');
  title.href = hit.url;
  // Pagefind escapes the text of its excerpts; the only markup in them is <mark>.
  excerpt.innerHTML = hit.excerpt;
  item.append(title, excerpt);
  return item;
};

/** Fills `host` (a form with an input, a select and an <ol>) with a working search. Returns the input. */
export function searchBox(host: HTMLElement, base: string): HTMLInputElement {
  const input = host.querySelector<HTMLInputElement>('input[type=search]')!;
  const category = host.querySelector<HTMLSelectElement>('select')!;
  const list = host.querySelector<HTMLOListElement>('ol')!;
  const count = host.querySelector<HTMLElement>('[role=status]')!;
  let asked = 0;

  const search = async () => {
    const query = input.value.trim();
    const mine = ++asked;
    if (!query) {
      list.replaceChildren();
      count.textContent = '';
      return;
    }
    const { named, pages } = await find(query, base, category.value);
    if (mine !== asked) return;
    list.replaceChildren(...named.map((name) => namedItem(name, base)), ...pages.map(pageItem));
    const total = named.length + pages.length;
    count.textContent =
      total === 0 ? `Nothing found for “${query}”. Try another name or fewer words.` : `${total} found for “${query}”`;
  };

  input.addEventListener('input', () => void search());
  category.addEventListener('change', () => void search());
  host.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [input, ...list.querySelectorAll<HTMLAnchorElement>('a')];
    const here = stops.indexOf(document.activeElement as HTMLInputElement);
    if (here < 0) return;
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, here + (event.key === 'ArrowDown' ? 1 : -1)))]!.focus();
  });
  host.querySelector('form')!.addEventListener('submit', (event) => {
    event.preventDefault();
    list.querySelector<HTMLAnchorElement>('a')?.click();
  });
  if (input.value) void search();
  return input;
}
