/** Keeps a drag with the shape it began on. */

/** Sends what the pointer does next to `target`, also beyond its edge. A pointer that is up again has nothing to send. */
export function holdPointer(target: Element, pointer: number): void {
  try {
    target.setPointerCapture(pointer);
  } catch {
    // Lifted before the demo's code had arrived, which then hears of the whole drag at once.
  }
}
