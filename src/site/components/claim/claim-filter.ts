/** `<claim-filter>`: narrows the list of claims by words, status, kind and page; what it is set to stands in the address. */

/** Milliseconds without a change after which the address is written. */
const SETTLED = 400;

const FIELDS = ['q', 'status', 'kind', 'page'] as const;

class ClaimFilter extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')!;
    const told = this.querySelector('[role=status]')!;
    const items = [...this.querySelectorAll<HTMLElement>('ol.claims > li')];
    const texts = items.map((item) =>
      `${item.dataset.id} ${item.querySelector('.claim-sentence')?.textContent ?? ''}`.toLowerCase(),
    );
    const field = (name: (typeof FIELDS)[number]) =>
      form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;

    const narrow = () => {
      const words = field('q').value.toLowerCase().split(/\s+/).filter(Boolean);
      const [status, kind, page] = [field('status').value, field('kind').value, field('page').value];
      let shown = 0;
      items.forEach((item, k) => {
        const fits =
          words.every((word) => texts[k]!.includes(word)) &&
          (!status || item.dataset.status === status) &&
          (!kind || item.dataset.kind === kind) &&
          (!page || item.dataset.pages!.split(' ').includes(page));
        item.hidden = !fits;
        shown += Number(fits);
      });
      told.textContent =
        shown === items.length ? `All ${shown} claims shown.` : `${shown} of ${items.length} claims shown.`;
    };
    const keep = () => {
      const set = new URLSearchParams(
        FIELDS.map((name) => [name, field(name).value]).filter(([, value]) => value) as [string, string][],
      );
      history.replaceState(null, '', `${location.pathname}${set.size ? `?${set}` : ''}`);
    };
    let timer = 0;
    // Not at every letter: browsers refuse more than about a hundred changes of the address in half a minute.
    const keepSoon = () => {
      clearTimeout(timer);
      timer = window.setTimeout(keep, SETTLED);
    };

    const asked = new URLSearchParams(location.search);
    for (const name of FIELDS) field(name).value = asked.get(name) ?? '';
    form.addEventListener('input', () => (narrow(), keepSoon()));
    // The browser empties the fields only after this event; they are emptied here, so that the list is right at once.
    form.addEventListener('reset', (event) => {
      event.preventDefault();
      for (const name of FIELDS) field(name).value = '';
      narrow();
      keepSoon();
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    form.hidden = false;
    narrow();
  }
}

customElements.define('claim-filter', ClaimFilter);
