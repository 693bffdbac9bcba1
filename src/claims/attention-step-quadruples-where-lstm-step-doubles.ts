/** Claim: twice the length makes a training step of attention about four times as long, of an LSTM twice as long. */
import record from '../../content/records/demo-cost-shapes.json';
import { defineClaim } from '../define.ts';
import { Random } from '../random.ts';
import type { CostFrame } from '../training/cost-curve.ts';
import { costNets } from '../training/cost-nets.ts';
import { stateBytes } from '../training/cost.ts';

const { lines, width } = record.frame as CostFrame;
const stepsOf = (name: string) => lines.find((line) => line.name === name)!.curves.train!.points;
/** Tokens after which the state is weighed anew. */
const TOKENS = [64, 128];

/** Times come from the record of the demo, whose `Measure` takes them anew; the bytes are counted here. */
export default defineClaim({
  cites: ['vaswani2017'],
  recorded: `${record.date}, on ${record.machine}, ${record.kernels} kernels (the times; bytes are counted by this claim)`,
  async measure(quadratic: 'attention' | 'lstm' = 'attention') {
    const [half, whole] = stepsOf(quadratic).slice(-2).map(([T]) => T) as [number, number];
    const at = (name: string, wanted: number) => stepsOf(name).find(([T]) => T === wanted)![1];
    const growth = (name: string) => at(name, whole) / at(name, half);
    const bytes = (name: string) => TOKENS.map((T) => stateBytes(costNets[name]!.cell!, width, T, new Random(1, 'claim')));
    return {
      half, whole, attention: growth(quadratic), lstm: growth('lstm'), tokens: TOKENS,
      cacheBytes: bytes(quadratic), lstmBytes: bytes('lstm'),
    };
  },
  holds: ({ attention, lstm, tokens, cacheBytes, lstmBytes }) =>
    attention > 3 && lstm < 2.4 &&
    tokens.every((T, k) => cacheBytes[k] === 2 * 4 * width * T && lstmBytes[k] === 2 * 4 * width),
  says: ({ half, whole, attention, lstm, tokens, cacheBytes, lstmBytes }) =>
    `From ${half} to ${whole} steps, a training step of attention grew ${attention.toFixed(1)} times as long and one of an LSTM ${lstm.toFixed(1)} times; after ${tokens.join(' and ')} tokens the cache holds ${cacheBytes.join(' and ')} bytes, and the LSTM ${lstmBytes.join(' and ')} (${width} units).`,
  breaks: { by: 'an LSTM in the place of attention', alteration: 'lstm' },
});
