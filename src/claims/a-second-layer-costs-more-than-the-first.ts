/** Claim: where units outnumber inputs, the second layer of a stack has more weights than the first. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { lstm } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { counted } from '../units.ts';

const H = 64;

/** The weights of one LSTM layer of this site, counted. */
const weightsOf = (D: number, units: number) =>
  scope(() => Object.values(lstm.weights({ D, H: units }, new Random(0))).reduce((sum, { size }) => sum + size, 0));

export default defineClaim({
  cites: [],
  domain: 'LSTM layers of this site, one bias, one direction, fewer inputs than units',
  measure: async (inputs: number = 12) => {
    const [first, second] = [weightsOf(inputs, H), weightsOf(H, H)];
    // The widest single layer that has no more weights than both together.
    let wide = H;
    while (weightsOf(inputs, wide + 1) <= first + second) wide++;
    return { inputs, units: H, first, second, wide };
  },
  holds: ({ first, second }) => second > first,
  says: ({ inputs, units, first, second, wide }) =>
    `With ${inputs} inputs and ${units} units the first layer of an LSTM has ${counted(first)} weights and the second ${counted(second)}, because it reads the ${units} units of the first; for both together one could have a single layer of ${wide} units.`,
  breaks: { by: 'as many inputs as units', alteration: H },
});
