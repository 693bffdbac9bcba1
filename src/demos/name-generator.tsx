/** Names that a trained model writes by itself, character by character, and how well models predict names they have not seen. */

import { Letters } from '../charts/letters.tsx';
import { type Rank, Ranking } from '../charts/ranking.tsx';
import { choice, defineDemo, range, text } from '../define.ts';
import { dispose } from '../engine/tfjs.ts';
import { gru } from '../models/gru/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { Random } from '../random.ts';
import { loadModel, type Model, toWeights } from '../trained/load.ts';
import { type Written, writeNames } from '../training/write-names.ts';

const [NAMES, MOST] = [10, 8];
const TITLES = { rnn: 'RNN', gru: 'GRU' };

type How = { model: keyof typeof TITLES; start: string; temperature: number };
/** `how` is what the names were made from: the controls may be ahead of them. */
type Frame = { how: How; names: Written[]; heldOut: { bigram: number; rnn: number; gru: number }; ranks: Rank[] };

const scoreOf = ({ record }: Model) => record.heldOut['nats per letter']!;

export default defineDemo({
  title: 'Let a trained model write ten names',
  dare: 'Lower the temperature to 0.2: the ten names become alike. Raise it to 2: they fall apart.',
  trained: ['names-gru', 'names-rnn'],
  controls: {
    start: text('First characters', 'ma', { maxLength: MOST, allowed: 'a-z' }),
    model: choice('Model', TITLES, 'gru'),
    temperature: range('Temperature', 0.2, 2, 1, { step: 0.1 }),
  },
  tries: [
    { label: 'as learned', settings: {} },
    {
      label: 'cold',
      settings: { temperature: 0.2 },
      says: 'The model takes nearly always the most probable character.',
    },
    {
      label: 'hot',
      settings: { temperature: 2 },
      says: 'Improbable characters come up often, and few names look like names.',
    },
  ],
  async *run({ start, model, temperature, seed }): AsyncGenerator<Frame> {
    const [small, large] = [await loadModel('names-rnn'), await loadModel('names-gru')];
    // A generator for each name, so that a change of temperature leaves alone the names that it does not touch.
    const randoms = Array.from({ length: NAMES }, (_, k) => new Random(seed, `name ${k}`));
    const network = toWeights(model === 'gru' ? large : small);
    const how = { model, start, temperature };
    const names = model === 'gru' ? writeNames(gru(), network, how, randoms) : writeNames(rnn(), network, how, randoms);
    dispose(network);
    const counts = (what: string) => large.record.baseline[`nats per letter, ${what}`]!;
    const [bigram, ofRnn, ofGru] = [counts('bigram counts'), scoreOf(small), scoreOf(large)];
    const ranks = [
      { label: 'every character equally likely', value: counts('all alike'), quantity: 'plain' },
      { label: 'counting characters', value: counts('unigram counts'), quantity: 'plain' },
      { label: 'counting pairs (bigrams)', value: bigram, quantity: 'plain' },
      { label: `RNN of ${small.sizes.H} units`, value: ofRnn, quantity: 'hidden' },
      { label: `GRU of ${large.sizes.H} units`, value: ofGru, quantity: 'update' },
    ];
    yield { how, names, heldOut: { bigram, rnn: ofRnn, gru: ofGru }, ranks };
  },
  view: ({ how, names, ranks }) => (
    <div class="names beside">
      <Letters
        title="Ten names, character by character, and how improbable each is to the model"
        note="nats"
        quantity="output"
        given={how.start.length}
        words={names.map(({ name, chances, nats }) => ({ word: name, chances, note: nats.toFixed(2) }))}
      />
      <Ranking title="Loss on held-out names (nats per character)" rows={ranks} />
    </div>
  ),
  tell: ({ how: { model, start, temperature }, names, heldOut: { bigram, rnn, gru: large } }) => {
    const ranked = [...names].sort((a, b) => a.nats - b.nats);
    const of = (one: Written | undefined) => (one ? `“${one.name}” (${one.nats.toFixed(2)} nats)` : 'none');
    const mean = names.reduce((sum, { nats }) => sum + nats, 0) / names.length;
    const from = start ? ` from “${start}”` : '';
    return (
      `At temperature ${temperature} the ${TITLES[model]} goes on${from}. Per character, the most probable of these ten names is ${of(ranked[0])}, the ` +
      `least probable ${of(ranked.at(-1))}, and their mean is ${mean.toFixed(2)}: the higher the temperature, the more it surprises itself. ` +
      `On held-out names the GRU has a loss of ${large.toFixed(2)}, the RNN ${rnn.toFixed(2)}, counting pairs ${bigram.toFixed(2)}.`
    );
  },
});
