/** Update rules: each makes the steps of PyTorch's optimizer of its name, and what readers can switch does what it says. */
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { dispose, matMul, memory, mul, type Tensor2D, tensor, tidy } from '../../src/engine/tfjs.ts';
import type { Tensors } from '../../src/models/cell.ts';
import { normal } from '../../src/search/cases.ts';
import { OPTIMIZERS, type OptimizerName } from '../../src/training/optimizer-names.ts';
import { orthogonalized } from '../../src/training/orthogonalized.ts';
import { RuleOptimizer, type RuleOptimizerSettings } from '../../src/training/rule-optimizer.ts';
import fixture from '../fixtures/optimizers.json';

beforeAll(() => startEngine());

/** The weights after a step with each of the gradients. */
function after(start: Tensors, gradients: Tensors[], settings: RuleOptimizerSettings): number[] {
  const weights = { ...start };
  const optimizer = new RuleOptimizer(weights, settings);
  for (const one of gradients) tidy(() => optimizer.step(weights, one));
  const numbers = Object.values(weights).flatMap((value) => [...value.dataSync()]);
  optimizer.dispose();
  dispose([weights, gradients]);
  return numbers;
}
const one = (values: number[]) => ({ θ: tensor(values) });

describe('a rule', () => {
  it.each(Object.keys(OPTIMIZERS) as OptimizerName[])(
    'named %s makes the steps of PyTorch, on tall and wide matrices',
    (name) => {
      const { learningRate, cases } = fixture;
      for (const { rows, columns, start, gradients, after: expected } of cases) {
        const matrix = (values: number[]) => ({ θ: tensor(values, [rows, columns]) });
        const ours = after(matrix(start), gradients.map(matrix), { name, learningRate });
        ours.forEach((value, k) => expect(value).toBeCloseTo(expected[name][k], 5));
      }
    },
  );

  it('of Adam begins with a step of the learning rate, and without bias correction with one 3.16 times as long', () => {
    const first = (biasCorrection: boolean) =>
      after(one([1]), [one([0.037])], { name: 'adam', learningRate: 0.1, biasCorrection });
    expect(first(true)[0]).toBeCloseTo(0.9, 4);
    expect(first(false)[0]).toBeCloseTo(1 - (0.1 * 0.1) / Math.sqrt(0.001), 4);
  });

  it('is given gradients that are cut together: the direction stays, the length is the limit', () => {
    const cut = after({ a: tensor([0]), b: tensor([0]) }, [{ a: tensor([30]), b: tensor([-40]) }], {
      name: 'sgd',
      learningRate: 1,
      clip: 5,
    });
    expect(cut[0]).toBeCloseTo(-3, 5);
    expect(cut[1]).toBeCloseTo(4, 5);
  });

  it('of Muon leaves vectors, and matrices that it is told to leave, to AdamW', () => {
    const [gradient, settings] = [[1, 2, 3, 4], { learningRate: 0.1, weightDecay: 0.1 }];
    const matrix = (values: number[]) => ({ θ: tensor(values, [2, 2]) });
    const left = after(matrix([1, 1, 1, 1]), [matrix(gradient)], { ...settings, name: 'muon', leaves: ['θ'] });
    expect(left).toEqual(after(matrix([1, 1, 1, 1]), [matrix(gradient)], { ...settings, name: 'adamw' }));
    expect(left).not.toEqual(after(matrix([1, 1, 1, 1]), [matrix(gradient)], { ...settings, name: 'muon' }));
  });

  it('leaves no tensor behind', () => {
    const before = memory().numTensors;
    for (const name of Object.keys(OPTIMIZERS) as OptimizerName[])
      after({ U: normal(1, 3, 3), b: tensor([1, 2]) }, [{ U: normal(2, 3, 3), b: tensor([1, 1]) }], {
        name,
        learningRate: 0.1,
        clip: 1,
      });
    expect(memory().numTensors).toBe(before);
  });
});

describe('an orthogonalized matrix', () => {
  it('keeps the directions and has singular values near 1, whatever the scale', () => {
    tidy(() => {
      const stretched = mul(
        tensor([
          [100, 0],
          [0, 3],
        ]),
        1e-3,
      ) as Tensor2D;
      const gram = matMul(orthogonalized(stretched), orthogonalized(stretched), true).arraySync() as number[][];
      for (const [row, column] of [
        [0, 0],
        [1, 1],
      ] as const) {
        expect(Math.sqrt(gram[row][column])).toBeGreaterThan(0.6);
        expect(Math.sqrt(gram[row][column])).toBeLessThan(1.3);
      }
      expect(gram[0][1]).toBeCloseTo(0, 5);
    });
  });
});
