/** Words as chips that change places: drag one onto another, or press one and then the other. */
import { useState } from 'preact/hooks';

/** `exchanged` are the places (from 0) of the two that have changed; `onExchange` is told of two others. */
export function WordChips({
  title,
  words,
  exchanged: [first, second],
  onExchange,
}: {
  title: string;
  words: string[];
  exchanged: [number, number];
  onExchange?: (first: number, second: number) => void;
}) {
  const [picked, setPicked] = useState<number>();
  const choose = (place: number) => {
    if (picked === undefined) return setPicked(place);
    setPicked(undefined);
    if (picked !== place) onExchange?.(picked, place);
  };
  const hold = (event: PointerEvent & { currentTarget: Element }, place: number) => {
    // A finger keeps what it touched first; let go of it, and the chip under the finger hears that it is lifted.
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      event.currentTarget.releasePointerCapture(event.pointerId);
    if (picked === undefined) setPicked(place);
  };
  const drop = (place: number) => {
    if (picked === undefined || picked === place) return;
    setPicked(undefined);
    onExchange?.(picked, place);
  };
  const kind = (place: number) =>
    [
      'word-chip',
      (place === first || place === second) && first !== second && 'exchanged',
      place === picked && 'picked',
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <p class="word-chips" role="group" aria-label={title}>
      {words.map((word, place) => (
        <button
          type="button"
          key={place}
          class={kind(place)}
          aria-pressed={place === picked}
          onPointerDown={(event) => hold(event, place)}
          onPointerUp={() => drop(place)}
          // Of a pointer everything has been heard by then: this is a key.
          onClick={(event) => event.detail === 0 && choose(place)}
        >
          {word}
        </button>
      ))}
    </p>
  );
}
