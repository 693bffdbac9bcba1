/** Claim: a keyword spotter that hears a sound piece by piece gives the probabilities that it gives of the whole clip. */
import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { Random } from '../random.ts';
import { underNoise } from '../tasks/keywords/augment.ts';
import { loadSpotter } from '../trained/spotters.ts';
import { loadClips } from '../training/keywords/clips.ts';
import { classify, listener } from '../training/keywords/listen.ts';
import { type SpotterName, spotterNames } from '../training/keywords/network.ts';

/** Samples that come at once, as from a microphone; how many of the shipped words are heard, and how much louder than noise. */
const [PIECE, WORDS, OVER_NOISE] = [128, 3, 5];
/** Where all is forgotten if the claim is to fall: near the middle, in samples. */
const FORGOTTEN = 32 * PIECE;

export default defineClaim({
  cites: [],
  domain:
    'the shipped spotters on three shipped words 5 dB above the noise, in pieces of 128 samples, each from a fresh state; float32',
  async measure(forgets: boolean = false) {
    const random = new Random(0, 'noise over the words');
    const clips = (await loadClips()).slice(0, WORDS).map(({ samples }) => underNoise(samples, OVER_NOISE, random));
    const furthest = async (name: SpotterName) => {
      const { weights } = await loadSpotter(name);
      return scope(() => {
        const own = weights();
        const offline = classify(name, own, clips);
        const live = listener(name, own);
        const errors = clips.flatMap((clip, k) => {
          live.reset();
          let heard: number[][] = [];
          for (let at = 0; at < clip.length; at += PIECE) {
            if (forgets && at === FORGOTTEN) live.reset();
            heard = [...heard, ...live.hear(clip.subarray(at, at + PIECE))];
          }
          return heard[heard.length - 1].map((chance, label) => Math.abs(chance - offline[k][label]));
        });
        live.dispose();
        return Math.max(...errors);
      });
    };
    const [gru, lstm, attention] = await Promise.all(spotterNames.map(furthest));
    return { gru, lstm, attention };
  },
  holds: ({ gru, lstm, attention }) => Math.max(gru, lstm, attention) < 1e-4,
  says: ({ gru, lstm, attention }) =>
    `Heard in pieces of ${PIECE} samples, a clip of a second gets the same probabilities as in one piece: the GRU's differ by ${inPowers(gru)} at most, the LSTM's by ${inPowers(lstm)}, and the attention model's by ${inPowers(attention)}.`,
  breaks: { by: 'all that was heard forgotten in the middle of each clip', alteration: true },
});
