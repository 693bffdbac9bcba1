/** The one source of chance: a seeded generator, so that the same seed gives the same numbers everywhere. */

/** Numbers that look random and repeat exactly for the same seed (sfc32 of Chris Doty-Humphrey's PractRand). */
export class Random {
  #state: Uint32Array;

  /** `seed` is any integer; `stream` names an independent sequence under the same seed. */
  constructor(seed: number, stream = '') {
    this.#state = new Uint32Array([0x9e3779b9, 0x243f6a88, seed >>> 0, 1]);
    for (const letter of stream) this.#state[0] = Math.imul(this.#state[0]! ^ letter.codePointAt(0)!, 0x01000193);
    for (let k = 0; k < 15; k++) this.next();
  }

  /** The four numbers that decide all that come; a generator that is given them goes on from there. */
  get state(): number[] {
    return [...this.#state];
  }

  set state(numbers: number[]) {
    this.#state.set(numbers);
  }

  /** A number in [0, 1). */
  next(): number {
    const s = this.#state;
    const sum = (s[0]! + s[1]! + s[3]!) >>> 0;
    s[3] = s[3]! + 1;
    s[0] = s[1]! ^ (s[1]! >>> 9);
    s[1] = s[2]! + (s[2]! << 3);
    s[2] = ((s[2]! << 21) | (s[2]! >>> 11)) + sum;
    return sum / 0x100000000;
  }

  /** A number in [low, high). */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number in [0, count). */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** Which of several, drawn with these chances, which add up to 1. */
  pick(chances: number[]): number {
    let left = this.next();
    const drawn = chances.findIndex((chance) => (left -= chance) < 0);
    // Chances add up to 1 only as far as rounding goes.
    return drawn < 0 ? chances.length - 1 : drawn;
  }

  /** A draw from the normal distribution with mean 0 and variance 1 (Box–Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** The whole numbers 0 … count − 1 in random order (Fisher–Yates). */
  permutation(count: number): number[] {
    const order = Array.from({ length: count }, (_, k) => k);
    for (let k = count - 1; k > 0; k--) {
      const j = this.below(k + 1);
      [order[k], order[j]] = [order[j]!, order[k]!];
    }
    return order;
  }
}
