/** The fast search: a dialog over the page, opened by `/` or Ctrl-K. Loaded when it is first asked for. */
import { fill } from '../../fill.ts';
import { attempt } from '../../runtime/attempt.ts';
import { fetchFile } from '../../runtime/fetch-file.ts';
import * as ui from '../../words.ts';
import { searchBox } from './search-box.ts';

let dialog: HTMLDialogElement | undefined;

/** Opens the dialog with the focus in its field. There is one, however often it is asked for. */
export function openSearch(base: string): void {
  dialog ??= newDialog(base);
  if (!dialog.open) dialog.showModal();
  toField(dialog);
}

function newDialog(base: string): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'search';
  made.setAttribute('aria-label', ui.search);
  made.addEventListener('click', (event) => {
    if (event.target === made || (event.target as Element).closest('a')) made.close();
  });
  const opening = document.createElement('p');
  opening.setAttribute('role', 'status');
  opening.className = 'search-opening';
  made.append(opening);
  document.body.append(made);
  void attempt(opening, { pending: ui.opening, failed: ui.notOpened }, async () => {
    const box = document.importNode(await formOf(`${base}search/`), true);
    made.append(box);
    searchBox(box, base);
    toField(made);
    return '';
  });
  return made;
}

/** The form of the search page, which has the categories too. */
async function formOf(address: string): Promise<HTMLElement> {
  const page = new DOMParser().parseFromString(await (await fetchFile(address)).text(), 'text/html');
  const box = page.querySelector('.search-box');
  if (!(box instanceof HTMLElement)) throw new Error(fill(ui.noForm, { address }));
  return box;
}

function toField(made: HTMLDialogElement): void {
  const input = made.querySelector<HTMLInputElement>('input[type=search]');
  input?.focus();
  input?.select();
}
