/** Gated DeltaNet in chunks, as it is trained: what the printed cell gives step by step, and its gradients. */
import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { add, mul, reshape, sum, type Tensor, type Tensor3D, tidy, valueAndGrads } from '../../src/engine/tfjs.ts';
import type { Layer, Tensors } from '../../src/models/cell.ts';
import { gatedDeltaNet } from '../../src/models/gated-deltanet/cell.ts';
import { gatedDeltaLayer } from '../../src/models/gated-deltanet/chunked.ts';
import { uniform } from '../../src/models/parts/linear.ts';
import { recurrent } from '../../src/models/unroll.ts';
import { Random } from '../../src/random.ts';

beforeAll(async () => {
  await startEngine();
});

/** The output for random weights and inputs, and the gradients of a mix of it; `decay` is added to p: more forgets faster. */
function gradients(layer: Layer, T: number, heads: number, decay: number) {
  return tidy(() => {
    const random = new Random(7, `${T} ${heads}`);
    const [B, H] = [2, 6 * heads];
    const fresh = gatedDeltaNet(heads, 2).weights({ D: H, H }, random);
    const weights: Tensors = { ...fresh, p: add(fresh.p, decay) };
    const x = reshape(uniform(random, [B * T, H], 1), [B, T, H]) as Tensor3D;
    const mix = reshape(uniform(random, [B * T, H], 1), [B, T, H]);
    const names = Object.keys(weights);
    const { value, grads } = valueAndGrads((...all: Tensor[]) => {
      const own = Object.fromEntries(names.map((name, k) => [name, all[k]!]));
      return sum(mul(layer.apply(own, all.at(-1) as Tensor3D), mix));
    })([...Object.values(weights), x]);
    const h = layer.apply(weights, x);
    return { h: [...h.dataSync()], value: value.dataSync()[0]!, grads: grads.map((one) => [...one.dataSync()]) };
  });
}

describe.each([
  ['a fresh layer', 0],
  ['one that forgets fast', 4],
  ['one that keeps nothing of a step', 60],
])('%s', (_, decay) => {
  test.each([
    [1, 1],
    [8, 2],
    [21, 4],
  ])('gives over %i steps what %i heads of the cell give one by one, and their gradients', (T, heads) => {
    const [cell, chunks] = [recurrent(gatedDeltaNet(heads, 2)) as Layer, gatedDeltaLayer(heads, 2) as Layer].map(
      (layer) => gradients(layer, T, heads, decay),
    ) as [ReturnType<typeof gradients>, ReturnType<typeof gradients>];
    const far = (a: number[], b: number[]) => Math.max(...a.map((value, k) => Math.abs(value - b[k]!)));
    expect(far(cell.h, chunks.h)).toBeLessThan(2e-5);
    cell.grads.forEach((grad, k) => expect(far(grad, chunks.grads[k]!), `gradient ${k}`).toBeLessThan(2e-4));
  });
});

test('decay that is left out of the chunks would show', () => {
  const [a, b] = [0, 4].map((decay) => gradients(gatedDeltaLayer(2, 2) as Layer, 21, 2, decay));
  expect(a!.value).not.toBeCloseTo(b!.value, 2);
});
