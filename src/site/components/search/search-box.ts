/** The search box: a field, a category filter and results; the dialog and the search page both use it. */
import { once } from '../../../once.ts';
import { fill } from '../../fill.ts';
import { type Attempt, attempt } from '../../runtime/attempt.ts';
import { fetchJson } from '../../runtime/fetch-file.ts';
import * as ui from '../../words.ts';
import { foundBy, type Name, namesFor } from './find.ts';
import { fullText, type Hit } from './full-text.ts';
import { type KnownMessage, messageAddress, messagesIn } from './messages.ts';
import { type Thing, thingsFor } from './things.ts';

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
  const title = make('a', 'hit-title', found.title);
  title.href = addressOf(found, base);
  item.append(title);
  const by = foundBy(found);
  if (by) item.append(make('span', 'hit-note', by));
  if (!found.written) item.append(make('span', 'hit-note', ` · ${ui.planned}`));
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

const messageItem = ({ id, title, means }: KnownMessage, base: string) => {
  const item = make('li', 'hit');
  const link = make('a', 'hit-title', title);
  link.href = base + messageAddress(id);
  item.append(link, make('p', 'hit-excerpt', means));
  return item;
};

const thingItem = ({ title, note, page }: Thing, base: string) => {
  const item = make('li', 'hit');
  const link = make('a', 'hit-title', title);
  link.href = base + page;
  item.append(link);
  if (note) item.append(make('p', 'hit-excerpt', note));
  return item;
};

/** A heading and what is found under it; nothing where nothing is. */
const group = (title: string, items: HTMLLIElement[]): HTMLElement[] => {
  if (!items.length) return [];
  const list = make('ol', 'hit-list');
  list.append(...items);
  return [make('h2', 'hit-group', title), list];
};

const missing = (what: string, { message }: Error) => new Error(fill(ui.notSearched, { what, why: message }));

/** Fills `host` (a form with an input and a select, and a place for what is found) with a working search. Returns the input. */
export function searchBox(host: HTMLElement, base: string): HTMLInputElement {
  const input = host.querySelector<HTMLInputElement>('input[type=search]')!;
  const category = host.querySelector<HTMLSelectElement>('select')!;
  const list = host.querySelector<HTMLElement>('.search-hits')!;
  const count = host.querySelector<HTMLElement>('[role=status]')!;
  const names = once(() => fetchJson<Name[]>(`${base}names.json`));
  const things = once(() => fetchJson<Thing[]>(`${base}things.json`));
  const inText = fullText(base);

  /** Lists what answers the query. Resolves with how much it is; throws, with what was found listed, where a part failed. */
  const find = async (query: string, { isWanted }: Attempt): Promise<string> => {
    const [byName, byText, byWords, byMessage] = await Promise.allSettled([
      names(),
      inText(query, category.value),
      things(),
      messagesIn(query),
    ]);
    const named = byName.status === 'rejected' ? [] : namesFor(byName.value, query).filter(inCategory);
    const written = named.filter((name) => name.written).map((name) => addressOf(name, base));
    const pages = byText.status === 'rejected' ? [] : byText.value.filter(({ url }) => !written.includes(url));
    // Claims, demos and sources belong to no category.
    const known = byWords.status === 'rejected' || category.value ? [] : byWords.value;
    const messages = byMessage.status === 'rejected' ? [] : byMessage.value;
    const groups: [string, HTMLLIElement[]][] = [
      [ui.errorMessages, messages.map((one) => messageItem(one, base))],
      [ui.terms, named.map((name) => namedItem(name, base))],
      [ui.inPages, pages.map(pageItem)],
      [ui.measuredClaims, thingsFor(known, 'claim', query).map((one) => thingItem(one, base))],
      [ui.demos, thingsFor(known, 'demo', query).map((one) => thingItem(one, base))],
      [ui.sources, thingsFor(known, 'source', query).map((one) => thingItem(one, base))],
    ];
    if (isWanted()) list.replaceChildren(...groups.flatMap(([title, items]) => group(title, items)));
    if (byName.status === 'rejected') throw missing(ui.namesOfTerms, byName.reason);
    if (byText.status === 'rejected') throw missing(ui.textOfPages, byText.reason);
    if (byWords.status === 'rejected') throw missing(ui.otherThings, byWords.reason);
    if (byMessage.status === 'rejected') throw missing(ui.errorMessages, byMessage.reason);
    const total = groups.reduce((sum, [, items]) => sum + items.length, 0);
    return total === 0 ? fill(ui.notFound, { query }) : fill(ui.found, { count: total, query });
  };
  const inCategory = (name: Name) => !category.value || name.category === category.value;
  const search = async () => {
    const query = input.value.trim();
    if (!query) list.replaceChildren();
    await attempt(count, { pending: ui.searching, failed: ui.resultsMissing }, async (asked) =>
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
