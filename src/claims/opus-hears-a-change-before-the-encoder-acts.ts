/** Claim: libopus' network notices within a fraction of a second that speech turns to music; the encoder acts later. */
import { defineClaim } from '../define.ts';
import { loadOpus } from '../wild/opus.ts';
import { turns, withUpdateBias } from '../wild/opus-inside.ts';

export default defineClaim({
  cites: ['opus2019'],
  domain:
    'one clip of read speech, synthesized strings with bass and drums, and read speech, encoded by libopus 1.3.1 at 32 kb/s without look-ahead',
  async measure(added: number = 0) {
    const { toMusic, toSpeech } = await turns(withUpdateBias(await loadOpus(), added));
    return {
      toMusic: toMusic.network,
      toSpeech: toSpeech.network,
      encoderToMusic: toMusic.encoder,
      encoderToSpeech: toSpeech.encoder,
    };
  },
  holds: ({ toMusic, toSpeech, encoderToMusic, encoderToSpeech }) =>
    toMusic > 0 &&
    toMusic < 200 &&
    toSpeech > 0 &&
    toSpeech < 400 &&
    encoderToMusic > toMusic &&
    encoderToSpeech > toSpeech,
  says: ({ toMusic, toSpeech, encoderToMusic, encoderToSpeech }) =>
    `The probability of music passes 50 % ${toMusic} ms after music follows speech, and falls below it ${toSpeech} ms after speech follows music; the encoder changes its codec ${encoderToMusic} ms and ${encoderToSpeech} ms after these changes.`,
  breaks: { by: 'the biases of the update gates raised by 3, so that the states change slowly', alteration: 3 },
});
