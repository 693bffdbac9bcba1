/** Claim: a unit of Silero VAD v6 carries how loud the noise is, on voices on which it was not chosen. */
import { defineClaim } from '../define.ts';
import { counted } from '../units.ts';
import { noiseUnit, withSilero } from '../wild/silero-inside.ts';

const NOISES = [0.1, 0.2, 0.5, 1, 2];

export default defineClaim({
  cites: [],
  domain:
    'v6, white noise from 0.1 to 2 times as loud as each voice; the unit is chosen on two voices and measured on two others',
  slow: true,
  async measure(shuffles: boolean = false) {
    return withSilero('v6', (network) => noiseUnit(network, NOISES, shuffles));
  },
  holds: ({ correlation }) => Math.abs(correlation) > 0.7,
  says: ({ unit, correlation, frames }) =>
    `The cell state of unit ${unit} of Silero VAD v6 has a correlation of ${correlation.toFixed(2).replace('-', '−')} with the logarithm of the noise’s loudness over ${counted(frames)} frames of two voices, after it was chosen on two others.`,
  breaks: { by: 'the loudness of another frame in the place of each', alteration: true },
});
