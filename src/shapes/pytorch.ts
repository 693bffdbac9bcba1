/** The shapes of torch.nn.LSTM, GRU and RNN, held against PyTorch in tests/shapes. */
import { type Asked, BLOCKS } from './asked.ts';
import { type Axis, axis, type Count, type Refused, type Shapes, type Tensor, tensor } from './tensor.ts';

const TITLES = { lstm: 'nn.LSTM', gru: 'nn.GRU', rnn: 'nn.RNN' };

/** What PyTorch's constructor says of a projection that it cannot make. */
function refusal({ layer, projection, units }: Asked): Refused | undefined {
  if (!projection) return undefined;
  if (layer !== 'lstm')
    return {
      message: 'proj_size argument is only supported for LSTM, not RNN or GRU',
      fix: 'Leave proj_size out, and put nn.Linear behind the layer.',
    };
  return projection < units
    ? undefined
    : { message: 'proj_size has to be smaller than hidden_size', fix: `Take a P from 1 to H − 1, or none.` };
}

/** A width with both directions side by side. */
const wide = (letter: string, size: number, directions: number, counts: string): Axis =>
  directions === 2 ? axis(`2${letter}`, 2 * size, `${counts} of both directions`) : axis(letter, size, counts);

export function pytorchShapes(asked: Asked): Shapes {
  const { layer, batch, steps, inputs, units, layers, directions, batchFirst, projection } = asked;
  const refused = refusal(asked);
  const gates = BLOCKS[layer];
  const P = refused ? 0 : projection;
  const [B, T] = [axis('B', batch, 'sequences'), axis('T', steps, 'time steps')];
  const D = axis('D', inputs, 'inputs');
  const [letter, width] = P ? ['P', P] : ['H', units];
  const shown = axis(letter, width, P ? 'projected units' : 'units');
  const H = axis('H', units, 'units');
  const rows = axis(gates === 1 ? 'H' : `${gates}H`, gates * units, gates === 1 ? 'units' : `units in ${gates} blocks`);
  const stack = axis(
    directions === 2 ? '2L' : 'L',
    layers * directions,
    directions === 2 ? 'layers times directions' : 'layers',
  );
  const timed = (last: Axis) => (batchFirst ? [B, T, last] : [T, B, last]);
  const above = wide(letter, width, directions, shown.counts);

  const weights: Tensor[] = [];
  const counts: Count[] = [];
  for (let k = 0; k < layers; k++) {
    const read = k === 0 ? D : above;
    for (const end of directions === 2 ? ['', '_reverse'] : ['']) {
      const name = (what: string) => `${what}_l${k}${end}`;
      weights.push(
        tensor(name('weight_ih'), rows, read),
        tensor(name('weight_hh'), rows, shown),
        tensor(name('bias_ih'), rows),
        tensor(name('bias_hh'), rows),
      );
      if (P) weights.push(tensor(name('weight_hr'), shown, H));
    }
    counts.push(countOf(k, gates, units, read, shown, directions, P));
  }
  const states = (index: string) => [
    tensor(`h_${index}`, stack, B, shown),
    ...(layer === 'lstm' ? [tensor(`c_${index}`, stack, B, H)] : []),
  ];
  return {
    title: TITLES[layer],
    input: tensor('input', ...timed(D)),
    first: states('0'),
    outputs: [tensor('output', ...timed(above)), ...states('n')],
    weights,
    counts,
    code: codeOf(asked),
    refused,
  };
}

/** The weights of layer `k`, in both directions where there are two. */
function countOf(k: number, gates: number, H: number, read: Axis, shown: Axis, directions: number, P: number): Count {
  const times = directions === 2 ? '2 · ' : '';
  const blocks = gates === 1 ? '' : `${gates} · `;
  const inLetters = `${blocks}H · (${read.letter} + ${shown.letter} + 2)${P ? ' + P · H' : ''}`;
  const inNumbers = `${blocks}${H} · (${read.size} + ${shown.size} + 2)${P ? ` + ${P} · ${H}` : ''}`;
  const around = (text: string) => (times && P ? `${times}(${text})` : times + text);
  return {
    of: `layer ${k + 1}`,
    letters: around(inLetters),
    numbers: around(inNumbers),
    value: directions * (gates * H * (read.size + shown.size + 2) + P * H),
  };
}

function codeOf({ layer, batch, steps, inputs, units, layers, directions, batchFirst, projection }: Asked): string[] {
  const options = [
    ...(layers > 1 ? [`num_layers=${layers}`] : []),
    ...(batchFirst ? ['batch_first=True'] : []),
    ...(directions === 2 ? ['bidirectional=True'] : []),
    ...(projection ? [`proj_size=${projection}`] : []),
  ];
  const sizes = batchFirst ? [batch, steps, inputs] : [steps, batch, inputs];
  return [
    `layer = nn.${TITLES[layer].slice(3)}(${[inputs, units, ...options].join(', ')})`,
    `x = torch.zeros(${sizes.join(', ')})`,
    layer === 'lstm' ? 'output, (h_n, c_n) = layer(x)' : 'output, h_n = layer(x)',
  ];
}
