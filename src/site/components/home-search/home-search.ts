/** `<home-search>`: shows what a term means while its name is typed; the names are loaded when the field is first used. */
import { once } from '../../../once.ts';
import { fill } from '../../fill.ts';
import { attempt } from '../../runtime/attempt.ts';
import { fetchJson } from '../../runtime/fetch-file.ts';
import * as ui from '../../words.ts';
import { type Name, namesFor } from '../search/find.ts';
import { type KnownMessage, messageAddress, messagesIn } from '../search/messages.ts';

/** How many terms are shown under the field. */
const MOST = 4;

class HomeSearch extends HTMLElement {
  connectedCallback() {
    const base = document.body.dataset.base ?? '/';
    const form = this.querySelector('form');
    const input = this.querySelector('input');
    const panel = this.querySelector<HTMLElement>('.found');
    const list = this.querySelector('ol');
    const count = this.querySelector<HTMLElement>('[role=status]');
    if (!form || !input || !panel || !list || !count) return;
    const names = once(() => fetchJson<Name[]>(`${base}names.json`));

    const item = (title: string, page: string, says: string) => {
      const made = document.createElement('li');
      const head = document.createElement('a');
      head.className = 'found-title';
      head.textContent = title;
      head.href = base + page;
      const text = document.createElement('p');
      text.textContent = says;
      made.append(head, text);
      return made;
    };
    const named = ({ title, definition, id, page, written }: Name) =>
      item(title, page ?? `terms/${id}/`, written ? definition : ui.plannedSaid);
    const meant = ({ id, title, means }: KnownMessage) => item(title, messageAddress(id), means);
    const everywhere = (query: string) => {
      const made = document.createElement('li');
      const head = document.createElement('a');
      head.href = `${base}search/?q=${encodeURIComponent(query)}`;
      head.textContent = fill(ui.searchEverywhere, { query });
      made.append(head);
      return made;
    };
    const show = async () => {
      const query = input.value.trim();
      panel.hidden = !query;
      if (!query) return list.replaceChildren();
      const words = { pending: ui.termsLoading, failed: ui.termsNotLoaded };
      await attempt(count, words, async ({ isWanted }) => {
        const [all, messages] = await Promise.all([names(), messagesIn(query)]);
        // A pasted message is no name, though words in it are.
        const found = messages.length ? messages.map(meant) : namesFor(all, query).slice(0, MOST).map(named);
        if (isWanted()) list.replaceChildren(...found, everywhere(query));
        return found.length ? '' : ui.noTerm;
      });
    };

    input.addEventListener('focus', () => void names().catch(() => undefined), { once: true });
    input.addEventListener('input', () => void show());
    // Enter opens the first term that answers; without one the form leads to the search page.
    form.addEventListener('submit', (event) => {
      const first = list.querySelector<HTMLAnchorElement>('a.found-title');
      if (!first) return;
      event.preventDefault();
      first.click();
    });
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        panel.hidden = true;
        input.focus();
      }
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      const stops: HTMLElement[] = [input, ...list.querySelectorAll('a')];
      const here = stops.findIndex((stop) => stop.matches(':focus'));
      event.preventDefault();
      stops[Math.min(stops.length - 1, Math.max(0, here + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
    });
    this.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.contains(relatedTarget)) panel.hidden = true;
    });
    this.addEventListener('focusin', () => {
      panel.hidden = !input.value.trim();
    });
    if (input.value) void show();
  }
}

customElements.define('home-search', HomeSearch);
