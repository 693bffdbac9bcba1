/** The shapes of mlx.nn.LSTM, GRU and RNN, from their source; nothing of MLX is run here. */
import { type Asked, BLOCKS } from './asked.ts';
import { axis, type Count, type Shapes, type Tensor, tensor } from './tensor.ts';

const TITLES = { lstm: 'nn.LSTM', gru: 'nn.GRU', rnn: 'nn.RNN' };
const NAMES = { lstm: ['Wx', 'Wh', 'bias'], gru: ['Wx', 'Wh', 'b'], rnn: ['Wxh', 'Whh', 'bias'] } as const;

/** A layer of MLX has one direction and no layers above it: the code stacks them, and turns the sequence around for a second one. */
export function mlxShapes(asked: Asked): Shapes {
  const { layer, batch, steps, inputs, units, layers, directions } = asked;
  const gates = BLOCKS[layer];
  const [B, T] = [axis('B', batch, 'sequences'), axis('T', steps, 'time steps')];
  const [D, H] = [axis('D', inputs, 'inputs'), axis('H', units, 'units')];
  const rows = axis(gates === 1 ? 'H' : `${gates}H`, gates * units, gates === 1 ? 'units' : `units in ${gates} blocks`);
  const above = directions === 2 ? axis('2H', 2 * units, 'units of both directions') : H;

  const weights: Tensor[] = [];
  const counts: Count[] = [];
  for (let k = 0; k < layers; k++) {
    const read = k === 0 ? D : above;
    for (const side of directions === 2 ? ['ahead', 'back'] : ['']) {
      const owner = side ? `${side}[${k}].` : layers > 1 ? `stack[${k}].` : '';
      const [input, state, bias] = NAMES[layer];
      weights.push(
        tensor(owner + input, rows, read),
        tensor(owner + state, rows, H),
        tensor(owner + bias, rows),
        ...(layer === 'gru' ? [tensor(`${owner}bhn`, H)] : []),
      );
    }
    const blocks = gates === 1 ? '' : `${gates} · `;
    const ofBias = layer === 'gru' ? [' + H', ` + ${units}`] : ['', ''];
    const around = (text: string) => (directions === 2 ? `2 · ${layer === 'gru' ? `(${text})` : text}` : text);
    counts.push({
      of: `layer ${k + 1}`,
      letters: around(`${blocks}H · (${read.letter} + H + 1)${ofBias[0]}`),
      numbers: around(`${blocks}${units} · (${read.size} + ${units} + 1)${ofBias[1]}`),
      value: directions * (gates * units * (read.size + units + 1) + (layer === 'gru' ? units : 0)),
    });
  }
  const every = tensor(layer === 'lstm' ? 'every h' : 'output', B, T, above);
  return {
    title: TITLES[layer],
    input: tensor('input', B, T, D),
    first: [tensor('hidden', B, H), ...(layer === 'lstm' ? [tensor('cell', B, H)] : [])],
    outputs: [every, ...(layer === 'lstm' ? [tensor('every c', B, T, above)] : [])],
    weights,
    counts,
    code: codeOf(asked),
  };
}

function codeOf({ layer, batch, steps, inputs, units, layers, directions }: Asked): string[] {
  const name = TITLES[layer];
  const returned = layer === 'lstm' ? 'hs, cs' : 'hs';
  const x = `x = mx.zeros((${batch}, ${steps}, ${inputs}))`;
  const width = directions * units;
  const sizes = Array.from({ length: layers }, (_, k) => `${name}(${k === 0 ? inputs : width}, ${units})`);
  if (directions === 2) {
    const both = layer === 'lstm' ? '(a, ac), (b, bc)' : 'a, b';
    const joined = (a: string, b: string) => `mx.concatenate([${a}, ${b}[:, ::-1]], axis=-1)`;
    return [
      `ahead = [${sizes.join(', ')}]`,
      `back = [${sizes.join(', ')}]`,
      x,
      'for one, other in zip(ahead, back):',
      `    ${both} = one(x), other(x[:, ::-1])`,
      `    x = ${joined('a', 'b')}  # every h`,
      ...(layer === 'lstm' ? [`    cs = ${joined('ac', 'bc')}`] : []),
    ];
  }
  if (layers === 1) return [`layer = ${sizes[0]}`, x, `${returned} = layer(x)`];
  return [
    `stack = [${sizes.join(', ')}]`,
    x,
    'for layer in stack:',
    layer === 'lstm' ? '    x, cs = layer(x)  # every h, every c' : '    x = layer(x)  # every h',
  ];
}
