/** Rows as readers paste them, and the half-lives that biases and gates give. */
import { describe, expect, it } from 'vitest';
import {
  halfLifeOfBias,
  halfLifeOfGates,
  halfLivesOfBiases,
  halfLivesOfRun,
  median,
} from '../../src/own-network/memory.ts';
import { openNetwork } from '../../src/own-network/open.ts';
import { asText, rowsIn } from '../../src/own-network/rows.ts';
import { runNetwork } from '../../src/own-network/run.ts';
import { caseOf, inFile } from './stored.ts';

describe('typed rows', () => {
  it.each([['1 2\n3 4'], ['1,2\r\n3,4\r\n'], ['\n 1; 2\n\n3\t4 '], ['1e0, +2\n3.0  4']])(
    '%j are two time steps',
    (text) => {
      expect(rowsIn(text, 2).map((row) => [...row])).toEqual([
        [1, 2],
        [3, 4],
      ]);
    },
  );

  it.each([
    ['', 'No row is typed. Type 2 numbers on each line'],
    ['1 2\n3', 'Line 2 has 1 number, and the network reads 2 at each time step.'],
    ['1 2\n\n3 x', 'Line 3: “x” is not a number.'],
    ['1 Infinity', 'Line 1: “Infinity” is not a number.'],
    ['1 2\n'.repeat(501), 'There are 501 rows, and this page runs 500.'],
  ])('%j are refused with their line', (text, why) => expect(() => rowsIn(text, 2)).toThrow(why));

  it('come back from the text that is shown', () => {
    expect(rowsIn(asText([[0.125, -3]]), 2)).toEqual([Float64Array.of(0.13, -3)]);
    expect([...rowsIn('−1.5 2', 2)[0]!]).toEqual([-1.5, 2]);
  });
});

describe('half-lives', () => {
  it('of a bias: one step at 0, 69 at ln 99, and exact where the gate is all but one or zero', () => {
    expect(halfLifeOfBias(0)).toBe(1);
    expect(halfLifeOfBias(Math.log(99))).toBeCloseTo(Math.log(0.5) / Math.log(0.99), 9);
    expect(halfLifeOfBias(40)).toBeCloseTo(Math.LN2 * Math.exp(40), -5);
    expect(halfLifeOfBias(-700)).toBeCloseTo(Math.LN2 / 700, 12);
  });

  it('of gates: what a run of them leaves, and nothing once one of them is closed', () => {
    expect(halfLifeOfGates([0.5, 0.5, 0.5])).toBe(1);
    expect(halfLifeOfGates([0.25, 1])).toBe(1);
    expect(halfLifeOfGates([0.9, 0])).toBe(0);
    expect(halfLifeOfGates([1, 1])).toBe(Number.POSITIVE_INFINITY);
  });

  it('of a network whose gates are coupled, or of another curve, are those of a run on zeros from no state', async () => {
    for (const option of ['coupled gates', 'other activations', 'alpha and beta', 'plain']) {
      const [network] = (
        await openNetwork(
          inFile(caseOf(`ONNX LSTM, with ${option}, forward, layout 0`.replace('with plain', 'plain')).file),
        )
      ).networks;
      const [layer] = network!.layers;
      const [direction] = layer!.directions;
      const { traces } = await runNetwork(network!, [new Float64Array(2)]);
      const run = halfLivesOfRun('lstm', traces[0]![0]!);
      const said = await halfLivesOfBiases(network!, layer!, direction!);
      said.forEach((life, k) => expect(life, option).toBeCloseTo(run[k]!, 9));
    }
  });

  it('have a middle, whatever is among them', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, Number.NaN, 1, 2, 3])).toBe(2.5);
    expect(median([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY);
    expect(median([])).toBeNaN();
  });
});
