/** The byte calculator against one that writes token after token into queues and counts what lies in them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  breakEven,
  bytesPerToken,
  type CacheGroup,
  cacheBytes,
  evenReads,
  fullAfter,
  keptBytes,
  readBytes,
  type StateGroup,
  stateBytes,
  tokensThatFit,
  type Weighed,
} from '../../src/published.ts';

const small = (max: number) => fc.integer({ min: 1, max });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

const group: fc.Arbitrary<CacheGroup> = fc
  .record({
    layers: small(4),
    size: fc.oneof(
      fc.record({ heads: small(4), width: small(9) }),
      fc.record({ heads: small(4), keys: small(9), values: small(9) }),
      fc.record({ latent: small(20), rotary: maybe(small(5)) }),
    ),
    window: maybe(small(30)),
    readBy: maybe(small(3)),
  })
  .map(({ size, ...rest }) => ({ ...rest, ...size }));
const state: fc.Arbitrary<StateGroup> = fc.record({
  layers: small(4),
  bytes: small(4),
  parts: fc.array(
    fc.record({ name: fc.constant('part'), numbers: small(50), as: fc.constant('1 × 1'), bytes: maybe(small(8)) }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
});
const model: fc.Arbitrary<Weighed> = fc.record({
  title: fc.constant('Any'),
  order: fc.constant(1),
  cache: maybe(fc.array(group, { minLength: 1, maxLength: 4 })),
  state: maybe(fc.array(state, { minLength: 1, maxLength: 2 })),
  weights: fc.record({ total: fc.constant(10_000), active: small(10_000), from: fc.constant('nowhere') }),
  sources: fc.constant([]),
  verified: fc.constant('2026-11-27'),
});

/** Every number in memory after each of `tokens` tokens, with its bytes: layer by layer, head by head, in queues. */
function simulated({ cache = [], state: states = [] }: Weighed, tokens: number, bytes: number) {
  const layers = cache.flatMap((each) =>
    Array.from({ length: each.layers }, () => ({ each, queue: [] as number[][] })),
  );
  let held = 0;
  for (const { layers: count, parts, bytes: width } of states)
    for (let layer = 0; layer < count; layer++)
      for (const part of parts) held += part.numbers * (part.bytes ?? width ?? 0);
  const sizes = () => {
    const inQueues = layers.map(({ queue }) => queue.reduce((all, row) => all + row.length, 0) * bytes);
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    return {
      kept: held + sum(inQueues),
      read: held + sum(inQueues.map((size, k) => size * (layers[k]?.each.readBy ?? 1))),
    };
  };
  const after = [sizes()];
  for (let token = 0; token < tokens; token++) {
    for (const { each, queue } of layers) {
      const row: number[] = [];
      const push = (count = 0) => row.push(...Array.from({ length: count }, () => token));
      if (each.latent) {
        push(each.latent);
        push(each.rotary);
      } else {
        for (let head = 0; head < (each.heads ?? 0); head++) {
          push(each.keys ?? each.width);
          push(each.values ?? each.width);
        }
      }
      queue.push(row);
      while (each.window !== undefined && queue.length > each.window) queue.shift();
    }
    after.push(sizes());
  }
  return after;
}

it('agrees with the queues after every token', () => {
  fc.assert(
    fc.property(model, small(40), fc.constantFrom(2, 34 / 32, 1), (any, tokens, bytes) => {
      const after = simulated(any, tokens, bytes);
      expect(after.map((_, n) => keptBytes(any, n, bytes))).toEqual(after.map(({ kept }) => kept));
      expect(stateBytes(any)).toBe(after[0]?.kept);
      expect(cacheBytes(any, tokens, bytes)).toBe(after.at(-1)!.kept - stateBytes(any));
    }),
  );
});

it('reads the weights of a token, and each cache once for every layer that uses it', () => {
  fc.assert(
    fc.property(model, small(40), fc.constantFrom(16, 4, 2.5), (any, tokens, bits) => {
      const { read } = simulated(any, tokens, 2).at(-1)!;
      expect(readBytes(any, tokens, bits)).toBe((any.weights.active * bits) / 8 + read);
    }),
  );
});

it('grows by what it says for a token more, from the first one and once every window is full', () => {
  fc.assert(
    fc.property(model, (any) => {
      const after = simulated(any, fullAfter(any) + 2, 2).map(({ kept }) => kept);
      expect(bytesPerToken(any)).toEqual({ first: after[1]! - after[0]!, later: after.at(-1)! - after.at(-2)! });
    }),
  );
});

it('says of a room exactly how many tokens it holds', () => {
  fc.assert(
    fc.property(model, fc.integer({ min: 0, max: 20_000 }), (any, room) => {
      const fit = tokensThatFit(any, room);
      const after = simulated(any, 60, 2).map(({ kept }) => kept);
      const counted = after.filter((kept) => kept <= room).length - 1;
      if (counted < 0) expect(fit).toBe(0);
      else if (counted < 60) expect(fit).toBe(counted);
      else expect(fit).toBeGreaterThanOrEqual(60);
    }),
  );
});

/** The first number of tokens, counted one by one, at which what leads at the beginning leads no more. */
function turned(leads: number[]): number | undefined {
  const first = leads.findIndex((lead) => lead !== 0);
  const place = leads.findIndex((lead, n) => n > first && first >= 0 && lead * leads[first]! <= 0);
  return place < 0 ? undefined : place;
}

it('finds the turn of two models where counting finds it', () => {
  fc.assert(
    fc.property(model, model, (one, other) => {
      const [a, b] = [simulated(one, 80, 2), simulated(other, 80, 2)];
      const kept = turned(a.map((size, n) => size.kept - b[n]!.kept));
      const weights = 2 * (one.weights.active - other.weights.active);
      const read = turned(a.map((size, n) => weights + size.read - b[n]!.read));
      const upTo80 = (tokens: number | undefined) => (tokens !== undefined && tokens > 80 ? undefined : tokens);
      expect(upTo80(breakEven(one, other))).toBe(kept);
      expect(upTo80(evenReads(one, other, 16))).toBe(read);
    }),
  );
});
