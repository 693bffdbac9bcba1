/** Work that may take a while or fail, told in one place of the page: what is awaited, then what came out, or how to try again. */
import * as ui from '../words.ts';
import { PartMissing, reloadButton } from './part.ts';

/** Milliseconds before it is said that something is awaited: what is there at once needs no words. */
const PATIENCE = 300;

/** The latest attempt of each place: what an earlier one still has to say is no longer of use. */
const latest = new WeakMap<HTMLElement, symbol>();

/** What the work may ask and say on its way. */
export interface Attempt {
  /** False from when a later attempt has begun in the same place, or this one was given up. */
  isWanted(): boolean;
  /** Says how far it is. */
  say(sentence: string): void;
}

/**
 * Says in `place` what `work` resolves with. Until then it says `pending`; where `work` fails, `failed` (how a sentence
 * begins), the reason, and a button that tries again, or reloads the page where that alone can help. A later attempt in
 * the same place silences an earlier one.
 */
export async function attempt(
  place: HTMLElement,
  words: { pending: string; failed: string },
  work: (attempt: Attempt) => Promise<string>,
): Promise<void> {
  const mine = Symbol();
  latest.set(place, mine);
  const isWanted = () => latest.get(place) === mine;
  const say = (sentence: string) => {
    clearTimeout(timer);
    if (isWanted()) place.replaceChildren(sentence);
  };
  const timer = setTimeout(() => say(words.pending), PATIENCE);
  try {
    const outcome = await work({ isWanted, say });
    if (isWanted()) place.replaceChildren(outcome);
  } catch (error) {
    if (!isWanted()) return;
    const again = error instanceof PartMissing ? reloadButton() : againButton(place, () => attempt(place, words, work));
    place.replaceChildren(`${words.failed}: ${sentenceEnd(error)} `, again);
  } finally {
    clearTimeout(timer);
  }
}

function againButton(place: HTMLElement, begin: () => Promise<void>): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'try-again';
  made.textContent = ui.tryAgain;
  made.addEventListener('click', () => {
    // The button goes; the focus stays where the outcome will be.
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    void begin();
  });
  return made;
}

/** Ends the wait of a place: an attempt that is under way says nothing any more. */
export const abandon = (place: HTMLElement): void => void latest.delete(place);

/** What went wrong, as the end of a sentence. */
function sentenceEnd(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
