/** Claim: what a model learned before helps with a text that is like it, and not with one that is not. */
import { defineClaim } from '../define.ts';
import { pretrained } from '../trained/pretrained.ts';
import { lastOf } from '../training/experiment.ts';
import { fineTune, type Sample } from '../training/fine-tune.ts';

const [MODEL, RATE, STEPS, SEEDS] = ['lstm', 0.003, 200, [1, 2, 3]] as const;
const middle = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];

export default defineClaim({
  cites: [],
  domain: 'the shipped LSTM, these two samples, this budget; medians of 3 seeds',
  slow: true,
  async measure(other: Sample = 'names') {
    const model = await pretrained(MODEL);
    const of = (sample: Sample) => {
      const runs = SEEDS.map((seed) =>
        lastOf(fineTune(model, { text: '', sample, rate: RATE, steps: STEPS, mix: 0, seed })),
      );
      const end = (learner: 'tuned' | 'scratch') => middle(runs.map(({ own }) => own[learner].slice(-1)[0][1]));
      return { tuned: end('tuned'), scratch: end('scratch') };
    };
    return { speech: of('speech'), names: of(other) };
  },
  holds: ({ speech, names }) => speech.scratch > speech.tuned + 0.2 && names.scratch < names.tuned + 0.02,
  says: ({ speech, names }) =>
    `For the end of a speech, the fine-tuned LSTM needs ${speech.tuned.toFixed(2)} bits per character and the same network from scratch ${speech.scratch.toFixed(2)}; for a list of names they need ${names.tuned.toFixed(2)} and ${names.scratch.toFixed(2)}.`,
  breaks: { by: 'the speech twice', alteration: 'speech' },
});
