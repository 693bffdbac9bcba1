/** The quick search: a dialog over the page, opened by `/` or Ctrl-K. Loaded when it is first asked for. */
import { searchBox } from './search-box.ts';

let dialog: HTMLDialogElement | undefined;

/** Opens the dialog (made from the search page's own form) with the focus in its field. */
export async function openSearch(base: string): Promise<void> {
  if (!dialog) {
    const page = new DOMParser().parseFromString(await (await fetch(`${base}search/`)).text(), 'text/html');
    const box = page.querySelector<HTMLElement>('.search-box');
    if (!box) return void location.assign(`${base}search/`);
    dialog = document.createElement('dialog');
    dialog.className = 'search';
    dialog.setAttribute('aria-label', 'Search');
    dialog.append(document.importNode(box, true));
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog || (event.target as Element).closest('a')) dialog!.close();
    });
    document.body.append(dialog);
    searchBox(dialog.querySelector('.search-box')!, base);
  }
  if (!dialog.open) dialog.showModal();
  const input = dialog.querySelector<HTMLInputElement>('input[type=search]')!;
  input.focus();
  input.select();
}
