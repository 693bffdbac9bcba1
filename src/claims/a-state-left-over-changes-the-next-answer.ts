/** Claim: a network that is not reset reads the next sequence in the light of the last one. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { guessDistance } from '../training/apart.ts';
import { follow, SPELLERS } from '../training/same-ending.ts';

const [NAMES, NEXT] = [['william', 'josephine', 'elizabeth', 'christopher'], 'an'];

export default defineClaim({
  cites: [],
  domain: 'the shipped RNN, these names and this beginning',
  async measure(resets: boolean = false) {
    const model = await loadModel('names-rnn');
    return scope(() => {
      const network = toWeights(model);
      const guess = (before: string) =>
        follow(SPELLERS['names-rnn'], network, resets || !before ? '' : `${before}.`, NEXT).guesses.at(-1)!;
      const moved = NAMES.map((name) => guessDistance(guess(name), guess('')));
      return { names: NAMES.length, least: Math.min(...moved), most: Math.max(...moved) };
    });
  },
  holds: ({ most }) => most > 0.02,
  says: ({ names, least, most }) =>
    `If the state of another name is left in the shipped RNN, ${(100 * least).toFixed(0)} to ${(100 * most).toFixed(0)} % of the probability after “${NEXT}” moves to other characters (${names} names).`,
  breaks: { by: 'a reset before every name', alteration: true },
});
