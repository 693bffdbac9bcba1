/** Claim: in calls, a network answers as in one call if its state is carried, and forgets at each call if it is not. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { latch } from '../tasks/latch.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { accuracy, toTensors } from '../training/loss.ts';
import { layerWeights, readout } from '../training/network.ts';
import { inCalls } from '../training/stream-in-calls.ts';

const [SEQUENCES, LENGTH, CALLS] = [64, 40, [1, 5, 20]];

export default defineClaim({
  cites: [],
  domain: 'the shipped LSTM that holds the sign last written, on fresh sequences',
  async measure(carries: boolean = false) {
    const model = await loadModel('latch-lstm');
    return scope(() => {
      const network = toWeights(model);
      const weights = layerWeights(network) as LstmWeights;
      const batch = toTensors(latch.batch(new Random(1, 'calls'), SEQUENCES, LENGTH));
      const right = (steps: number, carried: boolean) => {
        const h = inCalls(lstm, weights, batch.x, steps, carried ? undefined : () => lstm.zero(weights, SEQUENCES));
        return accuracy(readout(network, h), batch);
      };
      return {
        sequences: SEQUENCES,
        steps: CALLS,
        whole: right(LENGTH, true),
        carried: CALLS.map((steps) => right(steps, true)),
        dropped: CALLS.map((steps) => right(steps, carries)),
      };
    });
  },
  holds: ({ whole, carried, dropped }) =>
    carried.every((share) => Math.abs(share - whole) < 1e-9) && dropped[0] < 0.75 && whole > 0.95,
  says: ({ sequences, steps, whole, carried, dropped }) => {
    const percents = (shares: number[]) => shares.map((share) => `${(100 * share).toFixed(1)} %`);
    const one = percents([whole])[0];
    return `On ${sequences} fresh sequences the shipped LSTM answers ${one} right in one call and ${percents(carried)[0]} in calls of ${steps.join(', ')} steps with the state carried; from zeros at each call it is ${percents(dropped).join(', ')}.`;
  },
  breaks: { by: 'the state carried in both', alteration: true },
});
