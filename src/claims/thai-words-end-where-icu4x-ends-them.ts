/** Claim: the Thai network of ICU4X, run by the glossary's LSTM, breaks words where the package itself does. */
import { defineClaim } from '../define.ts';
import { counted } from '../units.ts';
import { loadThai, withBars } from '../wild/thai.ts';

/** What is altered where the claim must fail: one weight, the first bias of the forward LSTM. */
const ALTERED = 'forward.b';

export default defineClaim({
  cites: ['unicode2026'],
  domain: 'these texts and strings, at the breaks inside runs of Thai characters',
  slow: true,
  async measure(added: number = 0) {
    const [network, { default: breaks }] = await Promise.all([loadThai(), import('../wild/thai-breaks.json')]);
    const { shape, data } = network.weights[ALTERED];
    const altered = { shape, data: data.map((value, k) => (k === 0 ? value + added : value)) };
    const weights = { ...network.weights, [ALTERED]: altered };
    const alike = (texts: string[]) => {
      const ours = withBars(
        { ...network, weights },
        texts.map((text) => text.replaceAll('|', '')),
      );
      return texts.filter((text, k) => text === ours[k]).length;
    };
    const sentences = breaks.sentences.flatMap(({ texts }) => texts);
    const inside = [...sentences, ...breaks.random.texts].join('').split('|').length - 1;
    return {
      weights: Object.values(weights).reduce((sum, { data: { length } }) => sum + length, 0),
      sentences: sentences.length,
      strings: breaks.random.texts.length,
      alikeSentences: alike(sentences),
      alikeStrings: alike(breaks.random.texts),
      breaks: inside,
    };
  },
  holds: ({ sentences, strings, alikeSentences, alikeStrings }) =>
    sentences >= 500 && strings >= 1000 && alikeSentences === sentences && alikeStrings === strings,
  says: ({ weights, sentences, strings, alikeSentences, alikeStrings, breaks }) =>
    `Run by the LSTM of this glossary, the ${counted(weights)} weights of the Thai network of ICU4X give the same word breaks as the package in ${counted(alikeSentences)} of ${counted(sentences)} sentences and ${counted(alikeStrings)} of ${counted(strings)} strings of random Thai characters, with ${counted(breaks)} breaks in all.`,
  breaks: { by: 'one weight changed by 1', alteration: 1 },
});
