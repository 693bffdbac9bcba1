/** What the facts of every model say is what a trace of its layer and its cell counts. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { useKernels } from '../../src/engine/kernels.ts';
import { engine, type Tensor, type Tensor2D, tidy, zeros } from '../../src/engine/tfjs.ts';
import type { Tensors } from '../../src/models/cell.ts';
import { type Shapes, sizeOf } from '../../src/models/facts.ts';
import { models } from '../../src/models/registry.ts';
import { unroll } from '../../src/models/unroll.ts';
import { Random } from '../../src/random.ts';
import { carried } from '../../src/training/cost.ts';

const [H, N, T] = [6, 4, 7];
/** Some layers have as many inputs as units. */
const inputsOf = (id: string) => (models[id]!.wiring === 'direct' ? 3 : H);
const sizesOf = (id: string, depth = 1) => ({ D: inputsOf(id), H, N, depth, T });
const shapesOf = (tensors: Tensors, names = Object.keys(tensors)): Shapes =>
  Object.fromEntries(names.map((name) => [name, tensors[name]!.shape]));
const all = Object.keys(models);
const withCells = all.filter((id) => models[id]!.cell);

beforeAll(async () => {
  await startEngine();
  await useKernels('none');
});

it('every model has a title and a place of its own', () => {
  const titles = Object.values(models).map(({ title }) => title);
  const places = Object.values(models).map(({ order }) => order);
  expect(titles).toEqual([...new Set(titles)]);
  expect(places).toEqual([...new Set(places)]);
});

describe.each(all)('%s', (id) => {
  it.each([1, 2])('learns the weights that its facts name, %i layers deep', (depth) => {
    const { layer, weights } = models[id]!;
    const sizes = sizesOf(id, depth);
    tidy(() => {
      const made = layer(depth).weights(sizes, new Random(1));
      expect(shapesOf(made)).toEqual(weights(sizes));
    });
  });
});

describe.each(withCells)('the cell of %s', (id) => {
  it('carries on the states that its facts name, and nothing else', () => {
    tidy(() => {
      const sizes = sizesOf(id);
      const cell = models[id]!.cell!();
      const weights = cell.weights(sizes, new Random(1));
      const state = unroll(cell, weights, zeros([1, T, sizes.D])).states.at(-1)!;
      const expected = models[id]!.states(sizes);
      const found = carried(cell, weights, sizes.D);
      expect(found.toSorted()).toEqual(Object.keys(expected).toSorted());
      expect(shapesOf(state, found)).toEqual(
        Object.fromEntries(Object.entries(expected).map(([name, shape]) => [name, [1, ...shape]])),
      );
    });
  });
});

/** Products that `work` takes: in matrix products, and number by number, but for those with a constant. */
function productsOf(work: () => unknown): number {
  let products = 0;
  const inner = engine();
  const real = inner.runKernel.bind(inner);
  const spy = vi.spyOn(inner, 'runKernel').mockImplementation((name, inputs, attrs) => {
    const made = real(name, inputs, attrs);
    const size = [made].flat().reduce((sum, one) => sum + (one as Tensor).size, 0);
    const { a, b } = inputs as Record<string, Tensor>;
    const isConstant = a?.rank === 0 || b?.rank === 0;
    const { transposeA } = (attrs ?? {}) as { transposeA?: boolean };
    if (name === 'BatchMatMul') products += size * a!.shape.at(transposeA ? -2 : -1)!;
    if (['Multiply', 'RealDiv', 'Square'].includes(name) && !isConstant) products += size;
    return made;
  });
  tidy(() => void work());
  spy.mockRestore();
  return products;
}

/** Where the code of a step takes more or fewer products than the equations it computes, and why. */
const OTHERWISE: Record<string, number> = {
  // (1 - z) h + z n is computed as h + z (n - h).
  'min-gru': -H,
};
/** Traced with work of another kind in it: discretization at every step, activations, taps added one by one. */
const NOT_TRACED = ['s4d', 'transformer'];

describe.each(withCells.filter((id) => !NOT_TRACED.includes(id)))('a step of %s', (id) => {
  it('takes as many multiply-adds as its facts count', () => {
    tidy(() => {
      const sizes = { ...sizesOf(id), T: 1 };
      const cell = models[id]!.cell!();
      const weights = cell.weights(sizes, new Random(1));
      const state = cell.zero(weights, 1);
      const x = zeros([1, sizes.D]) as Tensor2D;
      // A bias is added, not multiplied; a matrix, a tap or a peephole is multiplied once.
      const shapes = models[id]!.weights(sizes);
      const biases = sizeOf(Object.fromEntries(Object.entries(shapes).filter(([name]) => /^[bdkpv]\d*$/.test(name))));
      const counted = sizeOf(shapes) - biases + models[id]!.beyondWeights(sizes);
      expect(productsOf(() => cell.step(weights, x, state))).toBe(counted + (OTHERWISE[id] ?? 0));
    });
  });
});
