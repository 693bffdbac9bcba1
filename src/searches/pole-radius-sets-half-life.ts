/** Steps until the impulse response of one real pole has halved, by its radius. */
import { integer, record } from 'fast-check';
import { tensor1d, tensor2d } from '../engine/tfjs.ts';
import { kernel } from '../models/s4d/cell.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ thousandths: integer({ min: 50, max: 990 }) }),
  holds({ thousandths }, altered) {
    const radius = thousandths / 1000;
    const one = (value: number) => tensor2d([[value]]);
    const pole = { logDecay: one(Math.log(-Math.log(radius))), frequency: one(0), Cre: one(1), Cim: one(0) };
    const response = kernel({ ...pole, D: tensor1d([0]), logStep: tensor1d([0]) }, 100).dataSync();
    const halved = response.findIndex((value) => value <= response[0]! / 2 + 1e-6 * response[0]!);
    return halved === Math.ceil(Math.log(0.5) / Math.log(altered ? radius ** 2 : radius) - 1e-5);
  },
  breaks: 'the square of the radius',
});
