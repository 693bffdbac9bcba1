/** The graph of needs: how deep each term lies, and which lines say what no longer way says. Pure. */

/** Who needs whom: from an id to the ids it needs. Without circles; the check of content has seen to that. */
export type Needs = Record<string, string[]>;

/** How many terms lie one after the other below each: nothing needed is 0, else one more than the deepest need. */
export function depths(needs: Needs): Record<string, number> {
  const depth: Record<string, number> = {};
  const of = (id: string): number => (depth[id] ??= Math.max(-1, ...(needs[id] ?? []).map(of)) + 1);
  for (const id of Object.keys(needs)) of(id);
  return depth;
}

/** The same graph without the needs that follow from others: where a needs b and c, and c needs b, a line to c is enough. */
export function essential(needs: Needs): Needs {
  const below = new Map<string, Set<string>>();
  const under = (id: string): Set<string> => {
    const known = below.get(id);
    if (known) return known;
    const all = new Set((needs[id] ?? []).flatMap((need) => [need, ...under(need)]));
    below.set(id, all);
    return all;
  };
  return Object.fromEntries(
    Object.entries(needs).map(([id, direct]) => [
      id,
      direct.filter((need) => !direct.some((other) => under(other).has(need))),
    ]),
  );
}
