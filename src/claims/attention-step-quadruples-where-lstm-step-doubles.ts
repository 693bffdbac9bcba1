/** Claim: twice the length makes a training step of attention about four times as long, of an LSTM twice as long. */
import record from '../../content/records/demo-cost-shapes.json';
import { defineClaim, type Clock } from '../define.ts';
import { Random } from '../random.ts';
import type { CostFrame } from '../training/cost-curve.ts';
import { costNets } from '../training/cost-nets.ts';
import { stateBytes, trainingTimes } from '../training/cost.ts';

const { lines, width } = record.frame as CostFrame;
/** Lengths that are quick enough to be measured while a reader waits; tokens after which the state is weighed. */
const [HERE, TOKENS] = [[512, 1024], [64, 128]];

const recorded = (name: string) => lines.find((line) => line.name === name)!.curves.train!.points;

/** The longest length that both nets were recorded at, and its half. */
function recordedLengths(): number[] {
  const both = recorded('attention').map(([T]) => T).filter((T) => recorded('lstm').some(([other]) => other === T));
  return both.slice(-2);
}

/** How many times as long a training step is at the second length as at the first: by the clock, or in the record. */
function growth(name: string, lengths: number[], now?: Clock): number {
  const [first, second] = now
    ? trainingTimes(name, width, lengths, 1, now)
    : lengths.map((T) => recorded(name).find(([length]) => length === T)![1]);
  return second! / first!;
}

export default defineClaim({
  cites: ['vaswani2017'],
  recorded: `${record.date}, on ${record.machine}, ${record.kernels} kernels; bytes when the site was built`,
  async measure(quadratic: 'attention' | 'lstm' = 'attention', now?: Clock) {
    const lengths = now ? HERE : recordedLengths();
    const bytes = (name: string) => TOKENS.map((T) => stateBytes(costNets[name]!.cell!, width, T, new Random(1, 'claim')));
    return {
      where: now ? 'Here' : 'In the recorded run', lengths, tokens: TOKENS,
      attention: growth(quadratic, lengths, now), lstm: growth('lstm', lengths, now),
      cacheBytes: bytes(quadratic), lstmBytes: bytes('lstm'),
    };
  },
  holds: ({ attention, lstm, tokens, cacheBytes, lstmBytes }) =>
    attention > 3 && lstm < 2.4 &&
    tokens.every((T, k) => cacheBytes[k] === 2 * 4 * width * T && lstmBytes[k] === 2 * 4 * width),
  says: ({ where, lengths, attention, lstm, tokens, cacheBytes, lstmBytes }) =>
    `${where}, a training step over ${lengths[1]} positions takes attention ${attention.toFixed(1)} times as long as one over ${lengths[0]}, and an LSTM ${lstm.toFixed(1)} times; after ${tokens.join(' and ')} tokens the cache holds ${cacheBytes.join(' and ')} bytes, the state of the LSTM ${lstmBytes.join(' and ')} (${width} units each).`,
  breaks: { by: 'an LSTM in the place of attention', alteration: 'lstm' },
});
