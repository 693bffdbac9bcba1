/** Names that a trained network writes by itself, letter by letter, and how well networks guess names they have not seen. */

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
  title: 'Let a trained net write ten names',
  dare: 'Type the first letters, or none. Then turn the temperature down, and up; another seed gives ten others.',
  trained: ['names-gru', 'names-rnn'],
  controls: {
    start: text('First letters', 'ma', { maxLength: MOST, allowed: 'a-z' }),
    model: choice('Net', TITLES, 'gru'),
    temperature: range('Temperature', 0.2, 2, 1, { step: 0.1 }),
  },
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
      { label: 'all letters alike', value: counts('all alike'), quantity: 'plain' },
      { label: 'how often each letter comes', value: counts('unigram counts'), quantity: 'plain' },
      { label: 'how often it follows the one before', value: bigram, quantity: 'plain' },
      { label: `RNN of ${small.sizes.H} units`, value: ofRnn, quantity: 'hidden' },
      { label: `GRU of ${large.sizes.H} units`, value: ofGru, quantity: 'update' },
    ];
    yield { how, names, heldOut: { bigram, rnn: ofRnn, gru: ofGru }, ranks };
  },
  view: ({ how, names, ranks }) => (
    <div class="names beside">
      <Letters
        title="Ten names, letter by letter, and how much each surprises the net"
        note="nats"
        quantity="output"
        given={how.start.length}
        words={names.map(({ name, chances, nats }) => ({ word: name, chances, note: nats.toFixed(2) }))}
      />
      <Ranking title="Nats per letter on names held out" rows={ranks} />
    </div>
  ),
  tell: ({ how: { model, start, temperature }, names, heldOut: { bigram, rnn, gru: large } }) => {
    const ranked = [...names].sort((a, b) => a.nats - b.nats);
    const of = ({ name, nats }: Written) => `“${name}” (${nats.toFixed(2)} nats per letter)`;
    const mean = names.reduce((sum, { nats }) => sum + nats, 0) / names.length;
    const from = start ? ` from “${start}”` : '';
    const heldOut = `the GRU needs ${large.toFixed(2)}, the RNN ${rnn.toFixed(2)}, counting pairs ${bigram.toFixed(2)}`;
    return (
      `At temperature ${temperature} the ${TITLES[model]} goes on${from}: ` +
      `least surprising to it is ${of(ranked[0]!)}, most ${of(ranked.at(-1)!)}; ` +
      `the mean of the ten is ${mean.toFixed(2)}. On names held out, ${heldOut}.`
    );
  },
});
