/** Work that may take a while or fail, told in one place of the page: what is awaited, then what came out, or how to try again. */

/** Milliseconds before it is said that something is awaited: what is there at once needs no words. */
const PATIENCE = 300;

/** The latest attempt of each place: what an earlier one still has to say is no longer of use. */
const latest = new WeakMap<HTMLElement, symbol>();

/**
 * Says in `place` what `work` resolves with. Until then it says `pending`; where `work` fails, `failed` (the beginning of a
 * sentence), the reason, and a button that tries again. `work` is told whether it is still wanted: a later attempt in the
 * same place silences an earlier one.
 */
export async function attempt(
  place: HTMLElement,
  { pending, failed }: { pending: string; failed: string },
  work: (isWanted: () => boolean) => Promise<string>,
): Promise<void> {
  const mine = Symbol();
  latest.set(place, mine);
  const isWanted = () => latest.get(place) === mine;
  const timer = setTimeout(() => isWanted() && place.replaceChildren(pending), PATIENCE);
  try {
    const outcome = await work(isWanted);
    if (isWanted()) place.replaceChildren(outcome);
  } catch (error) {
    if (!isWanted()) return;
    const again = document.createElement('button');
    again.type = 'button';
    again.className = 'try-again';
    again.textContent = 'Try again';
    again.addEventListener('click', () => void attempt(place, { pending, failed }, work));
    place.replaceChildren(`${failed}: ${sentenceEnd(error)} `, again);
  } finally {
    clearTimeout(timer);
  }
}

/** Ends the wait of a place: an attempt that is under way says nothing any more. */
export const abandon = (place: HTMLElement): void => void latest.delete(place);

/** What went wrong, as the end of a sentence. */
function sentenceEnd(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
