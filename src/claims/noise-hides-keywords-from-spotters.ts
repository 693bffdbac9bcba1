/** Claim: the louder the noise, the fewer keywords small spotters hear. */
import { defineClaim } from '../define.ts';
import { loadModel } from '../trained/load.ts';

const LEVELS = [30, 20, 10, 5, 0];
const percent = (part: number) => `${(100 * part).toFixed(0)} %`;

export default defineClaim({
  cites: [],
  domain:
    'the shipped spotters, by the record of their training: held-out espeak voices, noise of random color from 30 to 0 dB below the word',
  async measure(last: number = 0) {
    const of = ({ record: { heldOut } }: Awaited<ReturnType<typeof loadModel>>) =>
      LEVELS.map((level) => heldOut[`keywords right, held-out espeak voices, ${level || last} dB`]);
    return {
      gru: of(await loadModel('keywords-gru')),
      lstm: of(await loadModel('keywords-lstm')),
      attention: of(await loadModel('keywords-attention')),
    };
  },
  holds: (measured) => Object.values(measured).every(([quiet, , , , loud]) => quiet > loud + 0.1),
  says({ gru, lstm, attention }) {
    const told = (parts: number[]) => parts.map(percent).join(', ');
    return `With noise ${LEVELS.slice(0, -1).join(', ')} and ${LEVELS[LEVELS.length - 1]} dB below the word, the GRU hears ${told(gru)} of the keywords, the LSTM ${told(lstm)}, and the attention model ${told(attention)}.`;
  },
  breaks: { by: 'the loudest noise taken for the softest', alteration: 30 },
});
