import { expect, test } from 'vitest';
import { once } from '../src/once.ts';

test('a success is kept: there is one call, whenever it is asked for', async () => {
  let calls = 0;
  const get = once(async () => ++calls);
  expect(await Promise.all([get(), get()])).toEqual([1, 1]);
  expect(await get()).toBe(1);
});

test('a failure reaches all who wait for it, and the next call tries again', async () => {
  let calls = 0;
  const get = once(async () => {
    if (++calls === 1) throw new Error('the first fails');
    return calls;
  });
  const [one, other] = await Promise.allSettled([get(), get()]);
  expect([one.status, other.status]).toEqual(['rejected', 'rejected']);
  expect(await get()).toBe(2);
  expect(await get()).toBe(2);
});
