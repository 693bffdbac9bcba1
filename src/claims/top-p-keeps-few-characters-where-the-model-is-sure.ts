/** Claim: top-p keeps few items where a model is sure and many where it is not; top-k keeps as many everywhere. */
import { defineClaim } from '../define.ts';
import { classesOf, toPlain } from '../tasks/next-character.ts';
import { withWriter } from '../trained/write-text.ts';
import { mobyDick } from '../training/race/samples.ts';
import { AS_IT_IS, chancesOf, type Sampling } from '../training/sampling.ts';

const [CHARACTERS, TOP_P, TOP_K, MIN_P] = [400, 0.9, 5, 0.1];

export default defineClaim({
  cites: [],
  domain: 'the shipped LSTM over the beginning of its own book, at temperature 1',
  async measure(topP: number = TOP_P) {
    const text = toPlain(mobyDick).text.slice(0, CHARACTERS);
    const scores = await withWriter('lstm', (writer) => classesOf(text).map((k) => writer.read(k)));
    const kept = (change: Partial<Sampling>) => {
      const counts = scores.map((z) => chancesOf(z, { ...AS_IT_IS, ...change }).filter((chance) => chance > 0).length);
      counts.sort((a, b) => a - b);
      return { least: counts[0], median: counts[counts.length >> 1], most: counts[counts.length - 1] };
    };
    return {
      characters: CHARACTERS,
      p: topP,
      k: TOP_K,
      m: MIN_P,
      topP: kept({ topP }),
      topK: kept({ topK: TOP_K }),
      minP: kept({ minP: MIN_P }),
    };
  },
  holds: ({ k, topP, topK, minP }) =>
    topP.least === 1 && topP.most > 10 && minP.least === 1 && minP.most > 10 && topK.least === k && topK.most === k,
  says: ({ characters, p, k, m, topP, minP }) =>
    `After each of ${characters} characters, top-p ${p} keeps ${topP.least} to ${topP.most} of the LSTM’s next characters (median ${topP.median}), min-p ${m} keeps ${minP.least} to ${minP.most} (median ${minP.median}), and top-k ${k} keeps ${k} everywhere.`,
  breaks: { by: 'top-p 1, which keeps every character', alteration: 1 },
});
