/** Two names that begin differently and end alike, read by two trained networks: how long their states stay apart. */
import { Lines } from '../charts/lines.tsx';
import { overSteps } from '../charts/series.ts';
import { shown } from '../charts/scale.ts';
import { choice, defineDemo, text } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { guessDistance, stateDistance } from '../training/apart.ts';
import { type Followed, follow, SPELLERS } from '../training/same-ending.ts';

const RACE_MODELS = { 'names-rnn': 'simple RNN', 'names-gru': 'GRU' };
type Name = keyof typeof RACE_MODELS;
const names = Object.keys(RACE_MODELS) as Name[];

/** For each network: both names followed from their last own letter on. */
type Frame = Record<Name, [Followed, Followed]>;

const distances = ([one, other]: [Followed, Followed]) =>
  one.states.map((state, k) => stateDistance(state, other.states[k]!));
const endOf = (pair: [Followed, Followed]) => guessDistance(pair[0].guesses.at(-1)!, pair[1].guesses.at(-1)!);
/** The two units that differ most where the ending begins. */
const plane = ([one, other]: [Followed, Followed]) =>
  one.states[0]!.map((value, unit) => ({ unit, apart: Math.abs(value - other.states[0]![unit]!) }))
    .sort((a, b) => b.apart - a.apart)
    .slice(0, 2)
    .map(({ unit }) => unit) as [number, number];

export default defineDemo({
  title: 'Two beginnings, one ending: does the state remember?',
  dare: 'Change the beginnings and the ending. While the lines stay above 0, the states still know the beginning.',
  trained: names,
  seedless: 'the nets are trained and the letters are yours: nothing is drawn by chance.',
  controls: {
    one: text('One beginning', 'mar', { maxLength: 8, allowed: 'a-z' }),
    other: text('Another', 'jo', { maxLength: 8, allowed: 'a-z' }),
    ending: text('The same ending', 'annalina', { maxLength: 12, allowed: 'a-z' }),
    net: choice('Draw the way of the', RACE_MODELS, 'names-rnn'),
  },
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
  view: (frame, { one, other, ending, net: network }) => {
    const all = names.map((name) => distances(frame[name]));
    const [a, b] = plane(frame[network]);
    const way = ({ states }: Followed) => states.map((state): [number, number] => [state[a]!, state[b]!]);
    return (
      <div>
        <Lines
          title="Distance of the two states after each letter of the ending, for both nets"
          height={250}
          x={{ label: `letters of “${ending}” read`, domain: [0, Math.max(1, ending.length)] }}
          y={{ label: 'distance a unit', domain: [0, Math.max(0.1, ...all.flat()) * 1.05] }}
          series={names.map((name, k) => overSteps(RACE_MODELS[name], k ? 'candidate' : 'hidden', all[k]!))}
        />
        <Lines
          title={`The way of both states in the ${RACE_MODELS[network]}, in the plane of two units`}
          height={300}
          x={{ label: `unit ${a + 1}`, domain: [-1, 1] }}
          y={{ label: `unit ${b + 1}`, domain: [-1, 1] }}
          series={frame[network].flatMap((followed, k) => {
            const quantity = k ? 'output' : 'input';
            const label = `“${k ? other : one}…”`;
            const points = way(followed);
            return [
              { label, quantity, points },
              { quantity, kind: 'dots' as const, points },
            ];
          })}
        />
      </div>
    );
  },
  tell: (frame, { one, other, ending, net }) => {
    const told = names.map((name) => {
      const apart = distances(frame[name]);
      return `in the ${RACE_MODELS[name]} ${shown(apart[0]!)} apart at first and ${shown(apart.at(-1)!, 3)} at the end`;
    });
    return (
      `After “${one}” and “${other}”, with “${ending}” read by both, the states are ` +
      `${told.join(', ')}; ` +
      `what the ${RACE_MODELS[net]} then guesses differs by ${(100 * endOf(frame[net])).toFixed(1)} % of the chances.`
    );
  },
});
