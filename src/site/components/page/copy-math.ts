/** Copying: a formula arrives as its TeX on one line, not as a column of symbols. */

/** A formula as its author wrote it. */
export const texOf = (math: Element): string => math.getAttribute('data-tex') ?? math.textContent ?? '';

/** Puts the selection into the clipboard itself where it holds a formula, or a part of one: then the whole. */
export function copyFormulasAsTex(): void {
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed || !event.clipboardData) return;
    const range = selection.getRangeAt(0);
    const { commonAncestorContainer: around } = range;
    const math = (around instanceof Element ? around : around.parentElement)?.closest('math');
    const held = document.createElement('div');
    held.className = 'copied';
    held.append(math ? texOf(math) : range.cloneContents());
    // Notes in the margin and buttons are no part of the text.
    for (const beside of held.querySelectorAll('.note, button')) beside.remove();
    const formulas = held.querySelectorAll('math');
    if (!math && formulas.length === 0) return;
    for (const formula of formulas) formula.replaceWith(`$${texOf(formula)}$`);
    document.body.append(held);
    // As it is laid out: one line a paragraph.
    // biome-ignore lint/performance/useDomNodeTextContent: textContent knows no lines.
    event.clipboardData.setData('text/plain', held.innerText.trim());
    event.clipboardData.setData('text/html', held.innerHTML);
    held.remove();
    event.preventDefault();
  });
}
