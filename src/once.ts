/** Something asynchronous that is wanted once: a success is kept, a failure is forgotten, so that the next call tries again. */

/** `get`, called at the first call and after every failure. Calls that come while it runs share its promise. */
export function once<T>(get: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => {
    kept ??= get().catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}
