/** Hover cards: the definition of a linked term, the cited source or the claim a statement rests on; Escape closes. */

interface Card {
  title: string;
  definition: string;
}

const cards = new Map<string, Promise<Card | null>>();
const WAIT = 250;

const fetchCard = (id: string, base: string) => {
  if (!cards.has(id))
    cards.set(
      id,
      fetch(`${base}cards/${id}.json`)
        .then((answer) => (answer.ok ? answer.json() : null))
        .catch(() => null),
    );
  return cards.get(id)!;
};

/** The reference that a citation on this page leads to. */
const sourceCard = (link: HTMLAnchorElement): Card | null => {
  const entry = document.getElementById(link.hash.slice(1));
  return (
    entry && {
      title: entry.querySelector('cite')?.textContent ?? '',
      definition: entry.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    }
  );
};

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
    const found = term || claim ? await fetchCard(term ?? `claims/${claim}`, base) : sourceCard(link);
    if (owner !== link || !found) return;
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
