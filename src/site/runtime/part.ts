/** Parts of the page's own program that are loaded only when they are needed. */
import * as ui from '../words.ts';

/** A part could not be loaded. Browsers remember this for as long as the page is open: only a new page can try again. */
export class PartMissing extends Error {}

/** What `load` imports. Throws `PartMissing` where it cannot. */
export const part = <T>(load: () => Promise<T>): Promise<T> =>
  load().catch((error: Error) => {
    throw new PartMissing(`${ui.partMissing} (${error.message}).`);
  });

/** The way on where a part is missing. */
export function reloadButton(): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'try-again';
  made.textContent = ui.reloadPage;
  made.addEventListener('click', () => location.reload());
  return made;
}
