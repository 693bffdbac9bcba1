/** What a pasted message means for the layer that is asked for: its numbers read axis by axis, and the line that fixes it. */
import type { Found } from '../error-texts/find.ts';
import { numbersIn } from '../error-texts/message.ts';
import type { Asked } from './asked.ts';
import { type Shapes, written } from './tensor.ts';

type Reading = (groups: Found['groups'], asked: Asked, shapes: Shapes) => string;

const AXES = ['layers × directions', 'batch', 'units'];
const same = (one: number[], other: number[]) => one.join() === other.join();

/** Which axes of a state are wrong, and why that happens. */
function ofState(expected: number[], got: number[]): string {
  const [stack, batch, units] = expected;
  if (got.length < expected.length) return 'Your state lacks an axis: the first one counts layers times directions.';
  if (got[0] === batch && got[1] === stack && got[2] === units)
    return 'Yours has its first two axes the other way around: batch_first does not move the batch of a state.';
  const wrong = AXES.flatMap((name, k) =>
    expected[k] === got[k] ? [] : [`${name} is ${got[k]} and must be ${expected[k]}`],
  );
  const isBatch = wrong.length === 1 && expected[1] !== got[1];
  return `In yours ${wrong.join('; ')}.${isBatch ? ' The batch of this input is another one than that of the state, as with the last batch of a data set.' : ''}`;
}

/** The last axis of the input, and which other axis has the number that is wanted. */
function ofWidth({ expected, got }: Found['groups'], asked: Asked): string {
  const { inputs, batch, steps } = asked;
  const wanted = Number(expected);
  const turned = Number(got) === steps ? 'T' : Number(got) === batch ? 'B' : undefined;
  const here =
    wanted === inputs
      ? `With the settings above D is ${inputs}, and your last axis has ${got}.`
      : `The layer of the message was made for ${expected} inputs, and the one above for D = ${inputs}.`;
  return turned ? `${here} ${got} is ${turned} here: the axes may be turned.` : here;
}

const READINGS: Record<string, Reading> = {
  'hidden-size': ({ expected, got }, _, { first }) => {
    const [wanted, given] = [numbersIn(expected), numbersIn(got)];
    const own = first.map((one) => `${one.name} ${written(one)}`).join(' and ');
    const told = wanted.length && !same(wanted, given) ? ofState(wanted, given) : '';
    return `${told} With the settings above the layer takes ${own}.`.trim();
  },
  'input-size': ofWidth,
  'batched-state': (_, __, { first }) =>
    `With the settings above the layer takes ${first.map((one) => `${one.name} ${written(one)}`).join(' and ')}.`,
  'unbatched-state': (_, __, { input, first }) =>
    `With the settings above the input is ${written(input)} and its first state ${first.map(written).join(' and ')}.`,
  'input-rank': ({ got }, _, { input }) =>
    `The settings above need ${written(input)}, which are three axes${got ? `; yours has ${got}` : ''}.`,
  'keras-rank': ({ got, shape }, _, { input }) => {
    const isSteps = shape?.startsWith('none') && got === '2';
    const why = isSteps
      ? ' Its first axis is None, so it comes from a layer in your model: if that one is recurrent, give it return_sequences=True.'
      : '';
    return `The settings above need ${written(input)}${got ? `, and yours has ${got} axes` : ''}.${why}`;
  },
  'projection-too-large': (_, { units }) =>
    `Here H is ${units}, so P may be ${units > 1 ? `1 to ${units - 1}` : 'nothing but 0'}.`,
  'matrix-product': ({ got, expected }, { units, inputs }) => {
    if (Number(got) === 2 * Number(expected))
      return `${got} is twice ${expected}: the layer before has two directions.`;
    if (Number(expected) === inputs)
      return `${expected} is D, so the layer was built for this input, and another came.`;
    return `${got} numbers came where ${expected} were expected; above, D is ${inputs} and H is ${units}.`;
  },
  'keras-stateful-batch': ({ expected, got }, { batch }) =>
    expected
      ? `The layer keeps ${expected} states, and ${got} rows came; above, B is ${batch}.`
      : `Above, B is ${batch}: every call must bring ${batch} rows.`,
  'keras-stateful-no-batch': (_, { batch, steps, inputs }) =>
    `For the settings above: keras.Input(batch_shape=(${batch}, ${steps}, ${inputs})).`,
};

/** What is special about this message under these settings; nothing where its general words say all. */
export const readingOf = ({ message, groups }: Found, asked: Asked, shapes: Shapes): string =>
  READINGS[message.id]?.(groups, asked, shapes) ?? '';
