/** Claim: a GRU that was trained on clips of a second misses keywords when it carries its state for twenty seconds; begun anew, it hears them. */
import { defineClaim } from '../define.ts';
import { dispose } from '../engine/tfjs.ts';
import { Random } from '../random.ts';
import { underNoise } from '../tasks/keywords/augment.ts';
import { LABELS, UNKNOWN } from '../tasks/keywords/words.ts';
import { loadSpotter } from '../trained/spotters.ts';
import { loadClips } from '../training/keywords/clips.ts';
import { type Hearing, listener } from '../training/keywords/listen.ts';
import type { SpotterName } from '../training/keywords/network.ts';

/** Seconds that are heard before the word, a word in every second, and decibels between words and noise. */
const [BEFORE, OVER_NOISE] = [20, 20];

export default defineClaim({
  cites: [],
  domain: `the shipped spotters on the ten keywords of voices held out, after ${BEFORE} seconds with a word in each, ${OVER_NOISE} dB above the noise`,
  slow: true,
  async measure(carries: boolean = true) {
    const words = (await loadClips()).filter(({ part, label }) => part === 'espeak' && label !== UNKNOWN);
    const clip = (k: number, random: Random) => underNoise(words[k].samples, OVER_NOISE, random);
    const heard = async (name: SpotterName, hearing: Hearing) => {
      const weights = (await loadSpotter(name)).weights();
      const live = listener(name, weights, hearing);
      const right = words.filter(({ label }, k) => {
        const random = new Random(k, 'words before');
        live.reset();
        for (let second = 0; second < BEFORE; second++) live.hear(clip(random.below(words.length), random));
        const steps = live.hear(clip(k, random));
        const last = steps[steps.length - 1];
        return LABELS[last.indexOf(Math.max(...last))] === label;
      });
      live.dispose();
      dispose(weights);
      return right.length;
    };
    const both = async (name: SpotterName) => ({
      carried: await heard(name, { carries }),
      anew: await heard(name, {}),
    });
    return { gru: await both('gru'), lstm: await both('lstm'), attention: await both('attention') };
  },
  holds: ({ gru, lstm }) => gru.carried <= 5 && gru.anew >= 8 && lstm.carried < lstm.anew,
  says: ({ gru, lstm, attention }) =>
    `After ${BEFORE} seconds of words, the GRU with its state carried hears ${gru.carried} of ten keywords, the LSTM ${lstm.carried}, and the attention model, which looks back at one second, ${attention.carried}; where copies of them begin anew in turns it is ${gru.anew}, ${lstm.anew} and ${attention.anew}.`,
  breaks: { by: 'the state not carried', alteration: false },
});
