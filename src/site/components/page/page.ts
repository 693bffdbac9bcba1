/** What every page does: theme, search keys, arrow keys, hover cards. Each part is small and stands alone. */
import * as ui from '../../words.ts';
import { offerCopies } from './copy-buttons.ts';
import { copyFormulasAsTex } from './copy-math.ts';
import { closeMenu } from './menu.ts';

const base = document.body.dataset.base ?? '/';

/** The theme button goes round: as the system, dark, light. */
function offerThemes() {
  const button = document.querySelector<HTMLButtonElement>('.theme-toggle');
  if (!button) return;
  const { dataset } = document.documentElement;
  const themes = ['', 'dark', 'light'];
  const names = [ui.themeSystem, ui.themeDark, ui.themeLight];
  const chosen = () => themes.indexOf(dataset.theme ?? '');
  const show = () => button.setAttribute('aria-label', names[chosen()] ?? '');
  button.disabled = false;
  show();
  button.addEventListener('click', () => {
    const next = themes[(chosen() + 1) % themes.length]!;
    if (next) dataset.theme = next;
    else delete dataset.theme;
    try {
      localStorage.setItem('theme', next);
    } catch {
      // Storage may be refused; the theme then lasts for this page.
    }
    show();
  });
}

const inField = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest(
    'input, textarea, select, pre, math, [contenteditable], [role=region], table, live-demo, live-claim, dialog',
  ) !== null;

/** `/` and Ctrl-K open the search; ← and → turn pages while the focus is outside demos and fields. */
function listenToKeys() {
  // Where the dialog cannot be loaded, there is the page.
  const search = () =>
    import('../search/search-dialog.ts').then(
      ({ openSearch }) => openSearch(base),
      () => location.assign(`${base}search/`),
    );
  document.addEventListener('keydown', (event) => {
    const { key, altKey, shiftKey, target } = event;
    if (altKey) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const isFree = !isCommand && !inField(target);
    if (isCommand ? key.toLowerCase() === 'k' : isFree && key === '/') {
      event.preventDefault();
      void search();
      return;
    }
    const rel = { ArrowLeft: 'prev', ArrowRight: 'next' }[key];
    if (rel && isFree && !shiftKey) document.querySelector<HTMLAnchorElement>(`.onward a[rel=${rel}]`)?.click();
  });
  document.querySelector('.search-open')?.addEventListener('click', (event) => {
    event.preventDefault();
    void search();
  });
}

/** On a wide screen the table of contents stands in the margin, open. */
function openContents() {
  const contents = document.querySelector<HTMLDetailsElement>('.toc details');
  if (!contents) return;
  contents.open = matchMedia('(min-width: 75rem)').matches;
  contents.dataset.begun = '';
}

/** What is wider than its column scrolls; while it does, the keyboard can reach it. */
function reachWideThings() {
  const formulas = [...document.querySelectorAll('.math-frame')];
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const scrolls = target.scrollWidth > target.clientWidth;
      // A cell or a table keeps its own role, which says more.
      const formula = formulas.indexOf(target) + 1;
      set(target, 'tabindex', scrolls && '0');
      set(target, 'role', scrolls && formula > 0 && 'region');
      set(target, 'aria-label', scrolls && formula > 0 && `${ui.formula} ${formula}`);
    }
  });
  for (const wide of [...formulas, ...document.querySelectorAll('.prose table, .equation td')]) watch.observe(wide);
}

const set = (element: Element, name: string, value: string | false) =>
  value ? element.setAttribute(name, value) : element.removeAttribute(name);

/** On paper nothing can be opened, so the evidence is open there; browsers that do it by the style sheet need no script. */
function printEvidence() {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('details.evidence:not([open])')];
    for (const evidence of opened) evidence.open = true;
  });
  addEventListener('afterprint', () => {
    for (const evidence of opened) evidence.open = false;
  });
}

/** What offers to report a sentence is loaded when text is first selected. */
function offerReports() {
  const how = document.querySelector<HTMLElement>('.report-how');
  if (how) how.hidden = false;
  const load = () =>
    void import('./report-selection.ts').then(
      (part) => part.offerReports(),
      () => {},
    );
  document.addEventListener('selectionchange', load, { once: true });
}

/** Loaded when a link that has a card is first pointed at or focused, which then counts. Without cards links still lead. */
function watchCards() {
  const wake = (event: Event) => {
    const { target } = event;
    const link = target instanceof Element && target.closest('a[data-term], a.cite, a.executed');
    if (!link) return;
    for (const type of ['pointerover', 'focusin']) document.removeEventListener(type, wake);
    import('../hover-card/hover-card.ts').then(
      (part) => {
        part.watchCards();
        if (link.matches(':hover, :focus-visible'))
          target.dispatchEvent(new (event.constructor as typeof Event)(event.type, event));
      },
      () => {},
    );
  };
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, wake);
}

openContents();
reachWideThings();
printEvidence();
copyFormulasAsTex();
offerCopies();
offerReports();
offerThemes();
closeMenu();
listenToKeys();
watchCards();
