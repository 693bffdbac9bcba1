/** The search box: a field, a category filter and results; the dialog and the search page both use it. */
import { once } from '../../../once.ts';
import { type Attempt, attempt } from '../../runtime/attempt.ts';
import { fetchJson } from '../../runtime/fetch-file.ts';
import { type Name, namesFor } from './find.ts';
import { fullText, type Hit } from './full-text.ts';

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

const addressOf = ({ id, page }: Name, base: string) => base + (page ?? `terms/${id}/`);

const namedItem = (found: Name, base: string) => {
  const item = make('li', found.written ? 'hit hit-term' : 'hit hit-planned');
  const title = make(found.written ? 'a' : 'span', 'hit-title', found.title);
  if (title instanceof HTMLAnchorElement) title.href = addressOf(found, base);
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

const missing = (what: string, why: Error) => new Error(`the ${what} could not be searched (${why.message})`);

/** Fills `host` (a form with an input, a select and an <ol>) with a working search. Returns the input. */
export function searchBox(host: HTMLElement, base: string): HTMLInputElement {
  const input = host.querySelector<HTMLInputElement>('input[type=search]')!;
  const category = host.querySelector<HTMLSelectElement>('select')!;
  const list = host.querySelector<HTMLOListElement>('ol')!;
  const count = host.querySelector<HTMLElement>('[role=status]')!;
  const names = once(() => fetchJson<Name[]>(`${base}names.json`));
  const inText = fullText(base);

  /** Lists what answers the query. Resolves with how much it is; throws, with what was found listed, where a part failed. */
  const find = async (query: string, { isWanted }: Attempt): Promise<string> => {
    const [byName, byText] = await Promise.allSettled([names(), inText(query, category.value)]);
    const named = byName.status === 'rejected' ? [] : namesFor(byName.value, query).filter(inCategory);
    const written = named.filter((name) => name.written).map((name) => addressOf(name, base));
    const pages = byText.status === 'rejected' ? [] : byText.value.filter(({ url }) => !written.includes(url));
    if (isWanted()) list.replaceChildren(...named.map((name) => namedItem(name, base)), ...pages.map(pageItem));
    if (byName.status === 'rejected') throw missing('names of the terms', byName.reason);
    if (byText.status === 'rejected') throw missing('text of the pages', byText.reason);
    const total = named.length + pages.length;
    return total === 0
      ? `Nothing found for “${query}”. Check the spelling, use fewer words, or look through the list of all terms.`
      : `${total} found for “${query}”`;
  };
  const inCategory = (name: Name) => !category.value || name.category === category.value;
  const search = async () => {
    const query = input.value.trim();
    if (!query) list.replaceChildren();
    await attempt(count, { pending: 'Searching …', failed: 'Results may be missing' }, async (asked) =>
      query ? find(query, asked) : '',
    );
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
