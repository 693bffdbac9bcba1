/** Claim: a recurrent layer with twice the units has nearly four times the weights. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { lstm } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { counted } from '../units.ts';

const [D, H] = [8, 128];

const weightsOf = (units: number) =>
  scope(() => Object.values(lstm.weights({ D, H: units }, new Random(0))).reduce((sum, { size }) => sum + size, 0));

export default defineClaim({
  cites: [],
  domain: `an LSTM layer with ${D} inputs that goes from ${H} to ${2 * H} units; the ratio comes nearer to four the more units there are`,
  measure: async (wider: number = 2 * H) => {
    const [before, after] = [weightsOf(H), weightsOf(wider)];
    return { inputs: D, units: H, twice: wider, factor: wider / H, before, after, ratio: after / before };
  },
  holds: ({ ratio }) => ratio > 3.8 && ratio < 4,
  says: ({ inputs, units, twice, before, after, ratio }) =>
    `An LSTM with ${inputs} inputs and ${units} units has ${counted(before)} weights, one with ${twice} units ${counted(after)}, ${ratio.toFixed(1)} times as many, because the recurrent matrix grows with the square of the units.`,
  breaks: { by: 'half again as many units', alteration: 1.5 * H },
});
