/** The shapes of keras.layers.LSTM, GRU and SimpleRNN, held against Keras in tests/shapes. */
import { type Asked, BLOCKS } from './asked.ts';
import { axis, type Count, type Refused, type Shapes, type Tensor, tensor } from './tensor.ts';

const TITLES = { lstm: 'LSTM', gru: 'GRU', rnn: 'SimpleRNN' };

/** What Keras 3.15.1 says of a combination that its code cannot run. */
const refusal = ({ directions, state, stateful }: Asked): Refused | undefined =>
  directions === 2 && state && stateful
    ? {
        message: "unsupported operand type(s) for *: 'generator' and 'int'",
        fix: 'In Keras 3.15.1 Bidirectional cannot be stateful and return its states as well: leave one of the two out.',
      }
    : undefined;

export function kerasShapes(asked: Asked): Shapes {
  const { layer, batch, steps, inputs, units, layers, directions, sequences, state } = asked;
  const gates = BLOCKS[layer];
  const [B, T] = [axis('B', batch, 'sequences'), axis('T', steps, 'time steps')];
  const [D, H] = [axis('D', inputs, 'inputs'), axis('H', units, 'units')];
  const columns = axis(
    gates === 1 ? 'H' : `${gates}H`,
    gates * units,
    gates === 1 ? 'units' : `units in ${gates} blocks`,
  );
  const above = directions === 2 ? axis('2H', 2 * units, 'units of both directions') : H;
  // With reset_after, its default, a GRU has a bias for the input and one for the state.
  const bias = layer === 'gru' ? [axis('2', 2, 'input and state'), columns] : [columns];
  const biases = layer === 'gru' ? 2 : 1;

  const weights: Tensor[] = [];
  const counts: Count[] = [];
  for (let k = 0; k < layers; k++) {
    const read = k === 0 ? D : above;
    for (const side of directions === 2 ? ['forward ', 'backward '] : ['']) {
      const name = (what: string) => `${side}${what}${layers > 1 ? ` ${k + 1}` : ''}`;
      weights.push(
        tensor(name('kernel'), read, columns),
        tensor(name('recurrent_kernel'), H, columns),
        tensor(name('bias'), ...bias),
      );
    }
    const blocks = gates === 1 ? '' : `${gates} · `;
    const times = directions === 2 ? '2 · ' : '';
    counts.push({
      of: `layer ${k + 1}`,
      letters: `${times}${blocks}H · (${read.letter} + H + ${biases})`,
      numbers: `${times}${blocks}${units} · (${read.size} + ${units} + ${biases})`,
      value: directions * gates * units * (read.size + units + biases),
    });
  }
  const kept = layer === 'lstm' ? ['h', 'c'] : ['h'];
  const states = (directions === 2 ? ['forward ', 'backward '] : ['']).flatMap((side) =>
    kept.map((letter) => tensor(side + letter, B, H)),
  );
  return {
    title: TITLES[layer],
    input: tensor('input', B, T, D),
    first: states,
    outputs: [sequences ? tensor('output', B, T, above) : tensor('output', B, above), ...(state ? states : [])],
    weights,
    counts,
    code: codeOf(asked),
    refused: refusal(asked),
  };
}

function codeOf({
  layer,
  batch,
  steps,
  inputs,
  units,
  layers,
  directions,
  sequences,
  state,
  stateful,
}: Asked): string[] {
  const both = directions === 2;
  const lines = Array.from({ length: layers }, (_, k) => {
    const isLast = k === layers - 1;
    const options = [
      ...(sequences || !isLast ? ['return_sequences=True'] : []),
      ...(state && isLast ? ['return_state=True'] : []),
      ...(stateful ? ['stateful=True'] : []),
    ];
    const made = `layers.${TITLES[layer]}(${[units, ...options].join(', ')})`;
    const side = layer === 'lstm' ? ['fh, fc', 'bh, bc'] : ['fh', 'bh'];
    const states = both ? side.join(', ') : layer === 'lstm' ? 'h, c' : 'h';
    const returned = !isLast ? 'x' : state ? `output, ${states}` : 'output';
    return `${returned} = ${both ? `layers.Bidirectional(${made})` : made}(x)`;
  });
  const shape = stateful ? `batch_shape=(${batch}, ${steps}, ${inputs})` : `(${steps}, ${inputs})`;
  return [`x = keras.Input(${shape})`, ...lines];
}
