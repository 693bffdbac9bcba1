/** Claim: the unit of RNNoise that goes most with the loudness of hiss lies in the GRU that was meant for noise. */
import { defineClaim } from '../define.ts';
import { counted } from '../units.ts';
import { noiseUnit } from '../wild/rnnoise-inside.ts';

export default defineClaim({
  cites: ['valin2017demo'],
  domain: 'four voices in hiss of three levels; the unit is chosen on two voices and measured on the other two',
  slow: true,
  measure: async (shuffles: boolean = false) => noiseUnit(shuffles),
  holds: ({ gru, correlation }) => gru === 'noise' && Math.abs(correlation) > 0.8,
  says: ({ gru, unit, correlation, frames }) =>
    `Of the 168 units of RNNoise, unit ${unit} of the GRU called ${gru} has the state that goes most with the logarithm of how loud the hiss is; on two voices other than those on which it was chosen, the correlation is ${correlation.toFixed(2).replace('-', '−')} over ${counted(frames)} frames.`,
  breaks: { by: 'the loudnesses of other frames', alteration: true },
});
