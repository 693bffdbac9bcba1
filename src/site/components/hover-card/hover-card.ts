/** Hover cards: the definition of a linked term, the cited source or the claim a statement rests on; Escape closes. */
import { once } from '../../../once.ts';
import { fetchJson } from '../../runtime/fetch-file.ts';
import * as ui from '../../words.ts';

interface Card {
  title: string;
  definition: string;
}

const cards = new Map<string, () => Promise<Card>>();
/** Milliseconds before a card is shown, and before a card that is still loading says so. */
const [WAIT, PATIENCE] = [250, 300];

const fetchCard = (address: string): Promise<Card> => {
  const card = cards.get(address) ?? once(() => fetchJson<Card>(address));
  cards.set(address, card);
  return card();
};

/** The reference that a citation on this page leads to. */
const sourceCard = (link: HTMLAnchorElement): Card | null => {
  const entry = document.getElementById(link.hash.slice(1));
  return (
    entry && { title: entry.dataset.title ?? '', definition: entry.textContent?.replace(/\s+/g, ' ').trim() ?? '' }
  );
};

const failed = (link: HTMLAnchorElement): Card => ({
  title: link.textContent ?? '',
  definition: ui.cardFailed,
});

/** Watches links to terms, sources and claims, and shows one card at a time beside them. */
export function watchCards(): void {
  const base = document.body.dataset.base ?? '/';
  const card = document.createElement('div');
  card.className = 'hover-card';
  card.id = 'hover-card';
  card.setAttribute('role', 'tooltip');
  card.hidden = true;
  let owner: HTMLAnchorElement | null = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    card.hidden = true;
    owner?.removeAttribute('aria-describedby');
    owner = null;
  };
  const show = async (link: HTMLAnchorElement) => {
    owner = link;
    const { term, claim } = link.dataset;
    const late = setTimeout(() => draw(link, { title: link.textContent ?? '', definition: ui.loading }), PATIENCE);
    const found =
      term || claim
        ? await fetchCard(`${base}cards/${term ?? `claims/${claim}`}.json`).catch(() => failed(link))
        : sourceCard(link);
    clearTimeout(late);
    if (found) draw(link, found);
  };
  const draw = (link: HTMLAnchorElement, found: Card) => {
    if (owner !== link) return;
    const title = document.createElement('strong');
    const text = document.createElement('span');
    title.textContent = found.title;
    text.textContent = found.definition;
    card.replaceChildren(title, text);
    document.body.append(card);
    card.hidden = false;
    const box = link.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, innerWidth - card.offsetWidth - 8));
    const below = box.bottom + card.offsetHeight + 8 < innerHeight;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? box.bottom + 6 : box.top - card.offsetHeight - 6) + scrollY}px`;
    link.setAttribute('aria-describedby', card.id);
  };
  const linkOf = (event: Event) =>
    (event.target as Element).closest?.<HTMLAnchorElement>('a[data-term], a.cite, a.executed') ?? null;

  document.addEventListener('pointerover', (event) => {
    if (event.pointerType !== 'mouse') return;
    const link = linkOf(event);
    if (link === owner || card.contains(event.target as Node)) return;
    hide();
    if (link) timer = window.setTimeout(() => void show(link), WAIT);
  });
  document.addEventListener('focusin', (event) => {
    hide();
    const link = linkOf(event);
    if (link?.matches(':focus-visible')) void show(link);
  });
  document.addEventListener('keydown', (event) => event.key === 'Escape' && hide());
}
