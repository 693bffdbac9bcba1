/** Claim: in a small language model over words most weights are in its two tables, over characters in its layers. */
import { defineClaim } from '../define.ts';
import { partsOf } from '../shapes/language-model.ts';
import { counted } from '../units.ts';

const [WORDS, CHARACTERS, H, L] = [33_278, 60, 256, 2];

/** All weights of the model, and what part of them is in the layers between its tables. */
function modelOver(vocabulary: number) {
  const parts = partsOf({ kind: 'lstm', vocabulary, width: H, layers: L, tied: false });
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const tables = parts.filter(({ quantity }) => quantity === 'input' || quantity === 'output');
  return { total, tables: tables.reduce((sum, { count }) => sum + count, 0) / total };
}

export default defineClaim({
  cites: ['pytorch2026lstm'],
  domain: `two LSTM layers of ${H} units in PyTorch, an untied output with a bias, ${counted(WORDS)} words or ${CHARACTERS} characters`,
  formula: true,
  measure: async (vocabulary: number = WORDS) => {
    const [words, characters] = [modelOver(vocabulary), modelOver(CHARACTERS)];
    return {
      vocabulary,
      characters: CHARACTERS,
      words: words.total,
      tables: words.tables,
      small: characters.total,
      smallTables: characters.tables,
    };
  },
  holds: ({ tables, smallTables }) => tables > 0.9 && smallTables < 0.1,
  says: ({ vocabulary, characters, words, tables, small, smallTables }) =>
    `Two LSTM layers of ${H} units make a model of ${counted(words)} weights over ${counted(vocabulary)} words, ${(100 * tables).toFixed(0)} % of them in the tables of embedding and output, and one of ${counted(small)} over ${characters} characters, with ${(100 * smallTables).toFixed(0)} % in the tables.`,
  breaks: { by: 'a vocabulary of 60 words', alteration: CHARACTERS },
});
