/** Offers to report a sentence that the reader selects: a link beside it, and the same behind the link at the foot. */
import { reportAddress } from '../../runtime/report-address.ts';
import * as ui from '../../words.ts';

/** Milliseconds without a change after which a selection counts as made. */
const SETTLED = 250;

/** Where text is selected to be changed or operated, not to be read. */
const NOT_TEXT = 'live-demo, pre, input, textarea, .equation, .hover-card, dialog';

const asElement = (node: Node | null) => (node instanceof Element ? node : (node?.parentElement ?? null));

/** The last heading before a node. */
const headingBefore = (node: Node): string | undefined =>
  [...document.querySelectorAll('main :is(h2, h3)')]
    .findLast((heading) => heading.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)
    ?.textContent?.trim();

/** Watches what is selected in the text of a page that can be reported, and keeps both links up to date. */
export function offerReports(): void {
  const foot = document.querySelector<HTMLAnchorElement>('a.report-page');
  if (!foot) return;
  const how = document.querySelector<HTMLElement>('.report-how');
  const plain = foot.href;
  const link = document.createElement('a');
  link.className = 'report-selection';
  link.textContent = ui.reportThis;
  link.hidden = true;
  document.body.append(link);

  const offer = () => {
    const selection = getSelection();
    const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
    const around = asElement(range?.commonAncestorContainer ?? null);
    const sentence = selection?.toString().trim() ?? '';
    const isText = around?.closest('main') && !around.closest(NOT_TEXT);
    link.hidden = !(range && sentence && isText);
    // The foot keeps what was selected last: who goes there by keyboard may lose the selection on the way.
    if (!range || link.hidden) return;
    link.href = reportAddress({
      repository: plain.slice(0, plain.indexOf('/issues/')),
      title: document.querySelector('h1')?.textContent?.trim() ?? document.title,
      page: location.origin + location.pathname,
      heading: headingBefore(range.startContainer),
      sentence,
    });
    foot.href = link.href;
    if (how) how.textContent = ui.reportQuotes;
    const box = range.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.right, innerWidth - 8) - link.offsetWidth);
    link.style.left = `${left + scrollX}px`;
    link.style.top = `${box.bottom + scrollY + 6}px`;
  };
  let timer = 0;
  const settle = () => {
    clearTimeout(timer);
    timer = window.setTimeout(offer, SETTLED);
  };
  document.addEventListener('selectionchange', settle);
  // The selection that this was loaded for.
  settle();
}
