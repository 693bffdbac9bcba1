/** Claim: fine-tuning on another text makes a model better at that text and worse at the old one; mixing in old text saves most of it. */
import { defineClaim } from '../define.ts';
import { pretrained } from '../trained/pretrained.ts';
import { lastOf } from '../training/experiment.ts';
import { fineTune } from '../training/fine-tune.ts';

const [MODEL, RATE, STEPS, SEEDS] = ['lstm', 0.003, 200, [1, 2, 3]] as const;
const middle = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];

export default defineClaim({
  cites: [],
  domain: 'the shipped LSTM, the beginning of a speech of 1862, this learning rate and budget; medians of 3 seeds',
  slow: true,
  async measure(mixedIn: number = 0.5) {
    const model = await pretrained(MODEL);
    const trained = (mix: number) =>
      SEEDS.map((seed) => lastOf(fineTune(model, { text: '', sample: 'speech', rate: RATE, steps: STEPS, mix, seed })));
    const [plain, mixed] = [trained(0), trained(mixedIn)];
    const end = (curve: [number, number][]) => curve[curve.length - 1][1];
    return {
      steps: STEPS,
      half: 100 * mixedIn,
      ownBefore: plain[0].own.tuned[0][1],
      ownAfter: middle(plain.map(({ own }) => end(own.tuned))),
      scratch: middle(plain.map(({ own }) => end(own.scratch))),
      oldBefore: plain[0].old[0][1],
      oldAfter: middle(plain.map(({ old }) => end(old))),
      least: Math.min(...plain.map(({ old }) => end(old))),
      most: Math.max(...plain.map(({ old }) => end(old))),
      ownMixed: middle(mixed.map(({ own }) => end(own.tuned))),
      oldMixed: middle(mixed.map(({ old }) => end(old))),
    };
  },
  holds: ({ ownBefore, ownAfter, scratch, oldBefore, oldAfter, least, ownMixed, oldMixed }) =>
    ownAfter < ownBefore - 0.05 &&
    scratch > ownAfter + 0.2 &&
    least > oldBefore + 0.1 &&
    oldMixed < oldBefore + (oldAfter - oldBefore) * 0.75 &&
    ownMixed < ownBefore,
  says: ({ steps, half, ownBefore, ownAfter, scratch, oldBefore, oldAfter, least, most, ownMixed, oldMixed }) =>
    `After ${steps} steps on a speech, the LSTM needs ${ownAfter.toFixed(2)} bits per character for the rest of it instead of ${ownBefore.toFixed(2)} (the same network from scratch ${scratch.toFixed(2)}), ` +
    `and for the end of the book ${oldAfter.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)}) instead of ${oldBefore.toFixed(2)}; with ${half} % of each batch from the book it needs ${ownMixed.toFixed(2)} and ${oldMixed.toFixed(2)}.`,
  breaks: { by: 'no old text mixed in in either case', alteration: 0 },
});
