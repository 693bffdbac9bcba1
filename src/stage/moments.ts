/** Moments of a run, to scrub through: evenly apart, from the first frame to the newest, and never more than so many. */
export class Moments {
  readonly #most: number;
  /** Of so many frames one is kept. */
  #stride = 1;
  #kept: unknown[] = [];
  #seen = 0;
  #newest: unknown;

  /** `most` is at least two. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Takes the next frame of the run. */
  add(frame: unknown): void {
    if (this.#seen % this.#stride === 0) this.#kept.push(frame);
    this.#seen++;
    this.#newest = frame;
    if (this.#kept.length < this.#most) return;
    this.#kept = this.#kept.filter((_, k) => k % 2 === 0);
    this.#stride *= 2;
  }

  /** The frames kept, oldest first; the newest is always the last. */
  get all(): unknown[] {
    return this.#kept.at(-1) === this.#newest ? [...this.#kept] : [...this.#kept, this.#newest];
  }
}
