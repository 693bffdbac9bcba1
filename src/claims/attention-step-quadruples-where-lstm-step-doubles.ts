/** Claim: twice the length makes a training step of attention about four times as long, of an LSTM twice as long. */
import { type Clock, defineClaim } from '../define.ts';
import { Random } from '../random.ts';
import { growthOfStep, stateBytes } from '../training/cost.ts';
import { costModels } from '../training/cost-models.ts';

const [WIDTH, TOKENS, SEEDS] = [64, [64, 128], [1, 2, 3]];
const LENGTHS: [number, number] = [1024, 2048];

/** How many times as long a training step is at the second length as at the first, for each seed in order of size. */
const growth = (name: string, now: Clock): number[] =>
  SEEDS.map((seed) => growthOfStep(name, WIDTH, LENGTHS, seed, now)).sort((a, b) => a - b);

/** The middle one of three, with the outer ones. */
const spread = ([least, middle, most]: number[]): string =>
  `${middle!.toFixed(1)} times (${least!.toFixed(1)} to ${most!.toFixed(1)})`;

export default defineClaim({
  cites: ['vaswani2017'],
  domain: 'one head and one LSTM of 64 units on the machine of the record, these lengths and draws',
  slow: true,
  async measure(quadratic: 'attention' | 'lstm' = 'attention', now?: Clock) {
    if (!now) throw new Error('This claim takes time and needs a clock: npm run claims and the reader’s tab have one.');
    const bytes = (name: string) =>
      TOKENS.map((T) => stateBytes(costModels[name]!.cell!, WIDTH, T, new Random(1, 'claim')));
    return {
      attention: growth(quadratic, now),
      lstm: growth('lstm', now),
      cacheBytes: bytes(quadratic),
      lstmBytes: bytes('lstm'),
    };
  },
  holds: ({ attention, lstm, cacheBytes, lstmBytes }) =>
    attention[1]! > 3 &&
    lstm[1]! < 2.4 &&
    TOKENS.every((T, k) => cacheBytes[k] === 2 * 4 * WIDTH * T && lstmBytes[k] === 2 * 4 * WIDTH),
  says: ({ attention, lstm, cacheBytes, lstmBytes }) =>
    `A training step over ${LENGTHS[1]} positions takes attention ${spread(attention)} as long as one over ${LENGTHS[0]}, and an LSTM ${spread(lstm)}, medians and ranges of ${SEEDS.length} draws; ` +
    `after ${TOKENS.join(' and ')} tokens the cache holds ${cacheBytes.join(' and ')} bytes, the state of the LSTM ${lstmBytes.join(' and ')} (${WIDTH} units each).`,
  breaks: { by: 'an LSTM in the place of attention', alteration: 'lstm' },
});
