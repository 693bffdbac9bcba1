/** Two names that begin differently and end alike, read by two trained networks: how long their states stay apart. */
import { Lines } from '../charts/lines.tsx';
import { percent, shown } from '../charts/scale.ts';
import { overSteps } from '../charts/series.ts';
import { Trails } from '../charts/trails.tsx';
import { choice, defineDemo, text } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { type Compared, compareBeginnings, SPELLERS } from '../training/same-ending.ts';

const MODELS = { 'names-rnn': 'simple RNN', 'names-gru': 'GRU' };
const COLORS = { 'names-rnn': 'rnn', 'names-gru': 'gru' };
type Name = keyof typeof MODELS;
const names = Object.keys(MODELS) as Name[];

export default defineDemo({
  title: 'Two beginnings, one ending',
  dare: 'Follow the two trails from the large dots: after how many letters has the state forgotten how the name began?',
  trained: names,
  seedless: 'the models are trained and the characters are yours, so nothing is drawn by chance',
  controls: {
    one: text('One beginning', 'mar', { maxLength: 8, allowed: 'a-z' }),
    other: text('Another', 'jo', { maxLength: 8, allowed: 'a-z' }),
    ending: text('The same ending', 'annalina', { maxLength: 12, allowed: 'a-z' }),
    net: choice('Draw the states of the', MODELS, 'names-rnn'),
  },
  tries: [
    { label: 'simple RNN', settings: {} },
    { label: 'GRU', settings: { net: 'names-gru' }, says: 'The GRU keeps some of the beginning for longer.' },
    {
      label: 'an ending of two letters',
      settings: { ending: 'na' },
      says: 'After a short ending, both states still know the beginning.',
    },
  ],
  async *run({ one, other, ending }): AsyncGenerator<Record<Name, Compared>> {
    const models = await Promise.all(names.map(loadModel));
    const compare = (name: Name, k: number) =>
      compareBeginnings(SPELLERS[name], toWeights(models[k]), [one, other], ending);
    yield scope(() => Object.fromEntries(names.map((name, k) => [name, compare(name, k)]))) as Record<Name, Compared>;
  },
  view: (frame, { one, other, ending, net }) => {
    const { units, places } = frame[net];
    const farthest = Math.max(0.1, ...names.flatMap((name) => frame[name].distances));
    return (
      <div class="beside">
        <Trails
          title={`The states of the ${MODELS[net]} while it reads “${ending}” after “${one}” and after “${other}”, in the plane of two units`}
          trails={[
            { name: `${one}…`, quantity: 'input', points: places[0] },
            { name: `${other}…`, quantity: 'output', points: places[1] },
          ]}
          steps={[...ending]}
          axes={[`unit ${units[0] + 1}`, `unit ${units[1] + 1}`]}
        />
        <Lines
          title="Distance between the two states after each letter of the ending, in both models"
          height={180}
          x={{ label: `letters of “${ending}” read`, domain: [0, Math.max(1, ending.length)] }}
          y={{ label: 'distance per unit', domain: [0, farthest * 1.05] }}
          series={names.map((name) => overSteps(MODELS[name], COLORS[name], frame[name].distances))}
        />
      </div>
    );
  },
  tell: (frame, { one, other, ending, net }) => {
    const told = names.map((name) => {
      const { distances } = frame[name];
      return `in the ${MODELS[name]} ${shown(distances[0])} apart at first and ${shown(distances.at(-1) ?? 0, 3)} at the end`;
    });
    const { guessesApart } = frame[net];
    const means =
      guessesApart < 0.05
        ? 'Its state has forgotten the beginning'
        : 'Something of the beginning is still in its state';
    return (
      `After “${one}” and “${other}”, while both read “${ending}”, the states are ${told.join(', ')} (distance per unit). ` +
      `The next-character probabilities of the ${MODELS[net]} then differ by ${percent(guessesApart, 1)}. ${means}.`
    );
  },
});
