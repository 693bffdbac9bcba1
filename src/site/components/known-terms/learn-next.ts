/** `<learn-next>`: the written terms whose needs are all marked as known, from the graph that the build wrote. */
import { learnable, type Node } from '../../../markdown/next.ts';
import { fill } from '../../fill.ts';
import { attempt } from '../../runtime/attempt.ts';
import { fetchJson } from '../../runtime/fetch-file.ts';
import * as ui from '../../words.ts';
import { knownTerms, setKnown, watchKnown } from './known.ts';

const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  fields: Partial<HTMLElementTagNameMap[K]>,
  ...inside: (Element | string)[]
) => {
  const element = Object.assign(document.createElement(tag), fields);
  element.append(...inside);
  return element;
};

class LearnNext extends HTMLElement {
  #stop?: () => void;
  connectedCallback() {
    const count = this.querySelector<HTMLElement>('.next-count')!;
    const words = { pending: ui.graphLoading, failed: ui.graphNotLoaded };
    void attempt(count, words, async () => this.#offer(await fetchJson<Node[]>(this.dataset.graph!), count));
  }
  /** Lists what can be learned next, now and whenever a term is marked. Returns the sentence above the list. */
  #offer(terms: Node[], count: HTMLElement): string {
    const list = this.querySelector('.next-terms')!;
    const titleOf = new Map(terms.map(({ id, title }) => [id, title]));
    const base = document.body.dataset.base ?? '/';
    const forget = this.querySelector<HTMLButtonElement>('.forget-all')!;
    forget.onclick = () => setKnown([...knownTerms()], false);
    this.#stop = watchKnown(() => {
      const known = knownTerms();
      const open = learnable(terms, known);
      const done = terms.filter(({ id }) => known.has(id)).length;
      forget.disabled = known.size === 0;
      count.textContent =
        open.length === 0
          ? ui.knowEveryTerm
          : done === 0
            ? ui.markedNothing
            : fill(open.length === 1 ? ui.oneOpen : ui.manyOpen, { done, all: terms.length, open: open.length });
      list.replaceChildren(
        ...open.map(({ id, title, needs }) => {
          const link = make('a', { href: `${base}terms/${id}/` }, title);
          link.dataset.term = id;
          const why = needs.length
            ? fill(ui.becauseYouKnow, { terms: needs.map((need) => titleOf.get(need)).join(', ') })
            : ui.needsNothing;
          return make('li', {}, link, ' ', make('small', {}, why));
        }),
      );
    });
    return count.textContent ?? '';
  }
  disconnectedCallback() {
    this.#stop?.();
  }
}

customElements.define('learn-next', LearnNext);
