/** Claim: small keyword spotters hear most words of new voices of the synthesizer they were trained on, and far fewer of another one. */
import { defineClaim } from '../define.ts';
import { loadModel } from '../trained/load.ts';

const VOICES = { espeak: 'held-out espeak voices', festival: 'held-out synthesizer' };
const percent = (part: number) => `${(100 * part).toFixed(0)} %`;

export default defineClaim({
  cites: [],
  domain:
    'the shipped spotters, by the record of their training: one seed each, words 20 dB above the noise, synthesized speech only',
  async measure(other: keyof typeof VOICES = 'festival') {
    const of = (heldOut: Record<string, number>, voices: string) => ({
      keywords: heldOut[`keywords right, ${voices}, 20 dB`],
      others: heldOut[`other words rejected, ${voices}, 20 dB`],
    });
    const both = ({ record: { heldOut } }: Awaited<ReturnType<typeof loadModel>>) => ({
      known: of(heldOut, VOICES.espeak),
      strange: of(heldOut, VOICES[other]),
    });
    return {
      gru: both(await loadModel('keywords-gru')),
      lstm: both(await loadModel('keywords-lstm')),
      attention: both(await loadModel('keywords-attention')),
    };
  },
  holds: (measured) => Object.values(measured).every(({ known, strange }) => known.keywords > strange.keywords + 0.1),
  says({ gru, lstm, attention }) {
    const told = ({ known, strange }: typeof gru) =>
      `${percent(known.keywords)} and ${percent(strange.keywords)} (other words rejected: ${percent(known.others)} and ${percent(strange.others)})`;
    return `Of the keywords of espeak voices that they were not trained on, and of a synthesizer that they were not trained on, the GRU hears ${told(gru)}, the LSTM ${told(lstm)}, and the attention model ${told(attention)}.`;
  },
  breaks: { by: 'the same voices twice', alteration: 'espeak' },
});
