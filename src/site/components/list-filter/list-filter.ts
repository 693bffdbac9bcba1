/**
 * `<list-filter>`: narrows a list by the fields of its form, and keeps what they are set to in the address.
 *
 * A field named `q` looks for words in the parts of an item that `data-in` selects; every other field is compared with the
 * item's data of that name, which may hold several words. A group is hidden with its last item.
 */
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';

/** Milliseconds without a change after which the address is written. */
const SETTLED = 400;

type Field = HTMLInputElement | HTMLSelectElement;
const read = (field: Field) =>
  field instanceof HTMLInputElement && field.type === 'checkbox' && !field.checked ? '' : field.value;
function set(field: Field, value: string) {
  if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === field.value;
  else field.value = value;
}

class ListFilter extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')!;
    const count = this.querySelector('[role=status]')!;
    const { in: parts = '', noun = '' } = this.dataset;
    const fields = [...form.elements].filter((element) => element.matches('[name]')) as Field[];
    const groups = [...this.querySelectorAll<HTMLElement>('[data-group]')];
    const items = [...this.querySelectorAll<HTMLElement>('[data-item]')];
    const texts = items.map((item) =>
      [...item.querySelectorAll(parts)]
        .map(({ textContent }) => textContent)
        .join(' ')
        .toLowerCase(),
    );

    const narrow = () => {
      const asked = fields.map((field) => ({ name: field.name, value: read(field) })).filter(({ value }) => value);
      const fits = (item: HTMLElement, text: string) =>
        asked.every(({ name, value }) =>
          name === 'q'
            ? value
                .toLowerCase()
                .split(/\s+/)
                .every((word) => text.includes(word))
            : item.dataset[name]?.split(' ').includes(value),
        );
      items.forEach((item, k) => {
        item.hidden = !fits(item, texts[k] ?? '');
      });
      for (const group of groups) group.hidden = !group.querySelector('[data-item]:not([hidden])');
      const shown = items.filter(({ hidden }) => !hidden).length;
      count.textContent = fill(shown === items.length ? ui.allShown : ui.someShown, {
        count: shown,
        all: items.length,
        noun,
      });
    };
    const keep = () => {
      const kept = new URLSearchParams(
        fields.map((field) => [field.name, read(field)]).filter(([, value]) => value) as [string, string][],
      );
      history.replaceState(null, '', `${location.pathname}${kept.size ? `?${kept}` : ''}`);
    };
    let timer = 0;
    // Not at every letter: browsers refuse more than about a hundred changes of the address in half a minute.
    const keepSoon = () => {
      clearTimeout(timer);
      timer = window.setTimeout(keep, SETTLED);
    };

    const asked = new URLSearchParams(location.search);
    for (const field of fields) set(field, asked.get(field.name) ?? '');
    form.addEventListener('input', () => (narrow(), keepSoon()));
    // The browser empties the fields only after this event; they are emptied here, so that the list is right at once.
    form.addEventListener('reset', (event) => {
      event.preventDefault();
      for (const field of fields) set(field, '');
      narrow();
      keepSoon();
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    form.classList.add('works');
    narrow();
  }
}

customElements.define('list-filter', ListFilter);
