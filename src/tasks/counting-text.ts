/** Models that only count: how often each class followed what stood before it. */

/** How many times a shorter context counts against what was seen of a longer one. */
const WEIGHT = 3;

/**
 * The chances of all D classes after the last `order` − 1 of `before`, from how often they came in `known`: `order` 1 looks
 * at nothing before. Each order leans on the next shorter one as if that had been seen a few times, the first on all
 * classes alike, so that nothing is impossible.
 */
export function countedChances(known: number[], D: number, order: number): (before: number[]) => number[] {
  const tables = Array.from({ length: order }, (_, back) => {
    const table = new Map<string, number[]>();
    known.forEach((next, t) => {
      if (t < back) return;
      const context = known.slice(t - back, t).join();
      const counts = table.get(context) ?? Array<number>(D).fill(0);
      counts[next]++;
      table.set(context, counts);
    });
    return table;
  });
  return (before) =>
    tables.reduce(
      (shorter, table, back) => {
        const counts = before.length < back ? undefined : table.get(before.slice(before.length - back).join());
        if (!counts) return shorter;
        const seen = counts.reduce((sum, count) => sum + count);
        return counts.map((count, k) => (count + WEIGHT * shorter[k]) / (seen + WEIGHT));
      },
      Array<number>(D).fill(1 / D),
    );
}

/** Bits a class that such chances need for `held`, each class after those before it. */
export function bitsOf(chancesAfter: (before: number[]) => number[], held: number[], order: number): number {
  const bits = held.slice(order - 1).map((next, k) => -Math.log2(chancesAfter(held.slice(k, k + order - 1))[next]));
  return bits.reduce((sum, one) => sum + one, 0) / bits.length;
}
