/** Two names that begin differently and end alike, read by two trained networks: how long their states stay apart. */
import { Lines } from '../charts/lines.tsx';
import { percent, shown } from '../charts/scale.ts';
import { overSteps } from '../charts/series.ts';
import { type Trail, Trails } from '../charts/trails.tsx';
import { choice, defineDemo, text } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { guessDistance, stateDistance } from '../training/apart.ts';
import { type Followed, follow, SPELLERS } from '../training/same-ending.ts';

const MODELS = { 'names-rnn': 'simple RNN', 'names-gru': 'GRU' };
type Name = keyof typeof MODELS;
const names = Object.keys(MODELS) as Name[];

/** For each network: both names followed from their last own letter on. */
type Frame = Record<Name, [Followed, Followed]>;

const distances = ([one, other]: [Followed, Followed]) =>
  one.states.map((state, k) => stateDistance(state, other.states[k] ?? []));
const endOf = (pair: [Followed, Followed]) => guessDistance(pair[0].guesses.at(-1) ?? [], pair[1].guesses.at(-1) ?? []);
/** The two units that differ most where the ending begins. */
const plane = ([one, other]: [Followed, Followed]) =>
  (one.states[0] ?? [])
    .map((value, unit) => ({ unit, apart: Math.abs(value - (other.states[0]?.[unit] ?? 0)) }))
    .sort((a, b) => b.apart - a.apart)
    .slice(0, 2)
    .map(({ unit }) => unit) as [number, number];

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
  async *run({ one, other, ending }): AsyncGenerator<Frame> {
    const models = await Promise.all(names.map(loadModel));
    yield scope(() =>
      Object.fromEntries(
        models.map((model, k) => {
          const weights = toWeights(model);
          const read = (beginning: string) => follow(SPELLERS[names[k]!], weights, beginning, ending);
          return [names[k]!, [read(one), read(other)]];
        }),
      ),
    ) as Frame;
  },
  view: (frame, { one, other, ending, net }) => {
    const all = names.map((name) => distances(frame[name]));
    const [a, b] = plane(frame[net]);
    const trail = ({ states }: Followed, name: string, quantity: string): Trail => ({
      name,
      quantity,
      points: states.map((state) => [state[a] ?? 0, state[b] ?? 0]),
    });
    const [first, second] = frame[net];
    return (
      <div class="beside">
        <Trails
          title={`The states of the ${MODELS[net]} while it reads “${ending}” after “${one}” and after “${other}”, in the plane of two units`}
          trails={[trail(first, `${one}…`, 'input'), trail(second, `${other}…`, 'output')]}
          steps={[...ending]}
          axes={[`unit ${a + 1}`, `unit ${b + 1}`]}
        />
        <Lines
          title="Distance between the two states after each letter of the ending, in both models"
          height={260}
          x={{ label: `letters of “${ending}” read`, domain: [0, Math.max(1, ending.length)] }}
          y={{ label: 'distance per unit', domain: [0, Math.max(0.1, ...all.flat()) * 1.05] }}
          series={names.map((name, k) => overSteps(MODELS[name], k ? 'candidate' : 'hidden', all[k] ?? []))}
        />
      </div>
    );
  },
  tell: (frame, { one, other, ending, net }) => {
    const told = names.map((name) => {
      const apart = distances(frame[name]);
      return `in the ${MODELS[name]} ${shown(apart[0] ?? 0)} apart at first and ${shown(apart.at(-1) ?? 0, 3)} at the end`;
    });
    const end = endOf(frame[net]);
    const means =
      end < 0.05 ? 'Its state has forgotten the beginning' : 'Something of the beginning is still in its state';
    return (
      `After “${one}” and “${other}”, while both read “${ending}”, the states are ${told.join(', ')} (distance per unit). ` +
      `The next-character probabilities of the ${MODELS[net]} then differ by ${percent(end, 1)}. ${means}.`
    );
  },
});
