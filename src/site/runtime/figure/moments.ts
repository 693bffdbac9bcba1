/** Moments of a run, to scrub through: evenly apart, from the first to the newest, and never more than so many. */
export class Moments<T> {
  readonly #most: number;
  /** Of so many one is kept. */
  readonly #stride: number;
  readonly #kept: readonly T[];
  readonly #seen: number;
  /** The kept ones, oldest first; the newest is always the last. */
  readonly all: readonly T[];

  /** `most` is at least two. */
  constructor(most: number, stride = 1, kept: readonly T[] = [], seen = 0, all: readonly T[] = kept) {
    [this.#most, this.#stride, this.#kept, this.#seen, this.all] = [most, stride, kept, seen, all];
  }

  /** These moments and the next of the run. */
  with(next: T): Moments<T> {
    const kept = this.#seen % this.#stride === 0 ? [...this.#kept, next] : this.#kept;
    const full = kept.length >= this.#most;
    const fewer = full ? kept.filter((_, k) => k % 2 === 0) : kept;
    const all = fewer.at(-1) === next ? fewer : [...fewer, next];
    return new Moments(this.#most, full ? 2 * this.#stride : this.#stride, fewer, this.#seen + 1, all);
  }
}
