/** Gradients of a weight that all steps share, and of copies of it, one for each step. */
import { constantFrom, record } from 'fast-check';
import { type Scalar, sum } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { Random } from '../random.ts';
import { asTensor, numbers, seeds, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { gradientsByStep, partsMiss } from '../training/step-gradients.ts';

const CELLS = { RNN: rnn(), LSTM: lstm, GRU: gru() } as Record<string, Cell>;

export default defineSearch({
  cases: record({
    cell: constantFrom('RNN', 'LSTM', 'GRU'),
    H: sizes(5),
    seed: seeds,
    // The state before the first step is 0, so a sequence of one step has no gradient of U.
    input: sequences(sizes(10, 2), sizes(3), numbers(100)),
  }),
  holds({ cell: name, H, seed, input }, altered) {
    const cell = CELLS[name];
    const weights = cell.weights({ D: input.D, H }, new Random(seed));
    const { parts, whole } = gradientsByStep(cell, weights, asTensor(input), 'U', (h) => sum(h) as Scalar);
    const missed = partsMiss({ parts: altered ? parts.slice(0, -1) : parts, whole });
    return Number.isNaN(missed) || missed < 1e-5;
  },
  breaks: 'leaving out what the last step contributes',
  runs: 40,
});
