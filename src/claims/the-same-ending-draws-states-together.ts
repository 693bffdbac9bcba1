/** Claim: a simple RNN that reads the same letters after different beginnings forgets the beginnings. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { stateDistance } from '../training/apart.ts';
import { follow, SPELLERS } from '../training/same-ending.ts';

const BEGINNINGS = ['mar', 'jo', 'kat', 'wil', 'eve', 'tho', 'su', 'ric'];
const ENDING = 'annalina';

export default defineClaim({
  cites: ['elman1990'],
  domain: 'the shipped RNN and GRU, these beginnings and this ending',
  async measure(ending: string = ENDING) {
    const models = { rnn: await loadModel('names-rnn'), gru: await loadModel('names-gru') };
    const left = (name: 'rnn' | 'gru') =>
      scope(() => {
        const followed = BEGINNINGS.map(
          (beginning) => follow(SPELLERS[`names-${name}`], toWeights(models[name]), beginning, ending).states,
        );
        const shares = followed
          .flatMap((one, k) =>
            followed
              .slice(k + 1)
              .map((other) => stateDistance(one.at(-1)!, other.at(-1)!) / stateDistance(one[0]!, other[0]!)),
          )
          .sort((a, b) => a - b);
        return { median: shares[shares.length >> 1]!, most: shares.at(-1)!, pairs: shares.length };
      });
    return { letters: ENDING.length, rnn: left('rnn'), gru: left('gru') };
  },
  holds: ({ rnn, gru }) => rnn.median < 0.25 && gru.median < 0.5,
  says: ({ letters, rnn, gru }) =>
    `Over ${rnn.pairs} pairs of beginnings, the same ${letters} characters leave ${(100 * rnn.median).toFixed(0)} % of the distance between the states of the shipped RNN (median; at most ${(100 * rnn.most).toFixed(0)} %), and ${(100 * gru.median).toFixed(0)} % in the GRU (at most ${(100 * gru.most).toFixed(0)} %).`,
  breaks: { by: 'an ending without letters', alteration: '' },
});
