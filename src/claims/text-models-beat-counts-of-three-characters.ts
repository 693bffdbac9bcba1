/** Claim: five small text models predict the end of a book better than counts of three characters do, and about as well as counts of four. */
import { defineClaim } from '../define.ts';
import { loadModel } from '../trained/load.ts';
import { numbersOf } from '../trained/packed.ts';
import { fileOf } from '../trained/read-sentence.ts';
import { readerNames } from '../training/readers.ts';

const BITS = 'bits per character';

export default defineClaim({
  cites: [],
  domain:
    'the shipped models, by the record of their training: the last twentieth of Moby-Dick, in windows of 64 characters, one seed each',
  async measure(counts: string = 'triples') {
    const models = await Promise.all(readerNames.map((name) => loadModel(fileOf(name))));
    const weights = models.map((model) =>
      Object.values(model.weights).reduce((sum, one) => sum + numbersOf(one).length, 0),
    );
    const bits = Object.fromEntries(readerNames.map((name, k) => [name, models[k].record.heldOut[BITS]]));
    const [{ record }] = models;
    return {
      ...(bits as Record<(typeof readerNames)[number], number>),
      weights: [Math.min(...weights), Math.max(...weights)],
      counts: record.baseline[`${BITS}, counts of ${counts}`],
      four: record.baseline[`${BITS}, counts of runs of four`],
    };
  },
  holds: ({ rnn, lstm, gru, mamba, transformer, counts }) => Math.max(rnn, lstm, gru, mamba, transformer) < counts,
  says: ({ rnn, lstm, gru, mamba, transformer, counts, four, weights }) =>
    `On the end of the book, which they were not trained on, models of ${(weights[0] / 1000).toFixed(0)},000 to ${(weights[1] / 1000).toFixed(0)},000 weights need ` +
    `${rnn.toFixed(2)} (RNN), ${lstm.toFixed(2)} (LSTM), ${gru.toFixed(2)} (GRU), ${mamba.toFixed(2)} (Mamba) and ${transformer.toFixed(2)} (transformer) bits per character; ` +
    `counts of three characters need ${counts.toFixed(2)}, and counts of four ${four.toFixed(2)}.`,
  breaks: { by: 'counts of four characters in the place of three', alteration: 'runs of four' },
});
