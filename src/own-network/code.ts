/** Python that loads a converted file, in the words of the library it is for. */
import { hasRelu, KERAS, type Target } from './convert.ts';
import { KINDS, type Network } from './network.ts';

const yes = (is: boolean) => (is ? 'True' : 'False');
const list = (texts: string[]) => `[${texts.map((text) => `"${text}"`).join(', ')}]`;

/** The code for a file of this name, a line each. */
export const codeFor = (network: Network, target: Target, file: string): string =>
  [...{ pytorch, keras, onnx, mlx }[target](network, file), ''].join('\n');

/** A layer that only reads from the end, where the library has none. */
const reversedOnly = ({ layers }: Network): string[] =>
  layers.some(({ directions: [first, more] }) => first?.reversed && !more)
    ? ['# It reads from the end: give it the rows in reverse order, and reverse what comes out.']
    : [];

function pytorch(network: Network, file: string): string[] {
  const { kind, layers } = network;
  const [first] = layers;
  const options = [
    `${first?.D}, ${first?.H}`,
    `num_layers=${layers.length}`,
    `bidirectional=${yes(first?.directions.length === 2)}`,
    ...(hasRelu(network) ? ['nonlinearity="relu"'] : []),
  ];
  return [
    'import torch',
    'from safetensors.torch import load_file',
    '',
    `layer = torch.nn.${KINDS[kind].title}(${options.join(', ')})`,
    `layer.load_state_dict(load_file("${file}"))`,
    ...reversedOnly(network),
  ];
}

function keras(network: Network, file: string): string[] {
  const { kind, reset, layers } = network;
  const own = KERAS[kind];
  const more =
    kind === 'gru' ? `, reset_after=${yes(reset === 'after')}` : hasRelu(network) ? ', activation="relu"' : '';
  const title = { lstm: 'LSTM', gru: 'GRU', rnn: 'SimpleRNN' }[kind];
  return [
    'import keras',
    'from safetensors.numpy import load_file',
    '',
    `weights = load_file("${file}")`,
    'names = ("kernel", "recurrent_kernel", "bias")',
    'layers = []',
    ...layers.flatMap(({ D, H, directions }, k) => {
      const isBoth = directions.length === 2;
      const plain = `keras.layers.${title}(${H}${more}, return_sequences=True)`;
      const paths = isBoth
        ? ['forward', 'backward'].map((side) => `bidirectional_${k}/${side}_${own}/${own}_cell`)
        : [`${own}_${k}/${own}_cell`];
      return [
        `layer = ${isBoth ? `keras.layers.Bidirectional(${plain})` : plain}`,
        `layer.build((None, None, ${D}))`,
        `layer.set_weights([weights[f"{path}/{name}"] for path in ${list(paths)} for name in names])`,
        'layers.append(layer)',
      ];
    }),
    ...reversedOnly(network),
  ];
}

function onnx(network: Network, file: string): string[] {
  const { kind, reset, layers } = network;
  return [
    'from onnx import helper, numpy_helper',
    'from safetensors.numpy import load_file',
    '',
    `weights = [numpy_helper.from_array(value, name) for name, value in load_file("${file}").items()]`,
    'nodes = []',
    ...layers.flatMap(({ H, directions, clip, coupled }, k) => {
      const [first] = directions;
      const direction = directions.length === 2 ? 'bidirectional' : first?.reversed ? 'reverse' : 'forward';
      const activations = directions.flatMap((one) => one.activations ?? []);
      const numbers = (key: 'alpha' | 'beta') => {
        const values = activations.flatMap((one) => one[key] ?? []);
        return values.length ? [`activation_${key}=[${values.join(', ')}]`] : [];
      };
      const inputs = [k ? `X${k}` : 'X', ...['W', 'R', 'B'].map((name) => `layer${k}.${name}`)];
      const attributes = [
        `hidden_size=${H}`,
        `direction="${direction}"`,
        ...(reset === 'after' ? ['linear_before_reset=1'] : []),
        ...(clip ? [`clip=${clip}`] : []),
        ...(coupled ? ['input_forget=1'] : []),
        ...(activations.length ? [`activations=${list(activations.map(({ name }) => name))}`] : []),
        ...numbers('alpha'),
        ...numbers('beta'),
      ];
      const all = first?.P ? [...inputs, '', '', '', `layer${k}.P`] : inputs;
      const between = k
        ? [
            `# Y${k - 1} is [time, directions, batch, units]; the next layer reads [time, batch, directions × units].`,
            `nodes.append(helper.make_node("Transpose", ["Y${k - 1}"], ["T${k}"], perm=[0, 2, 1, 3]))`,
            `nodes.append(helper.make_node("Reshape", ["T${k}", "flat"], ["X${k}"]))`,
          ]
        : [];
      return [
        ...between,
        `nodes.append(helper.make_node("${KINDS[kind].title}", ${list(all)}, ["Y${k}"], ${attributes.join(', ')}))`,
      ];
    }),
    ...(layers.length > 1 ? ['weights.append(helper.make_tensor("flat", 7, [3], [0, 0, -1]))'] : []),
  ];
}

function mlx(network: Network, file: string): string[] {
  const { kind, layers } = network;
  const fields = kind === 'rnn' ? ['Wxh', 'Whh', 'bias'] : ['Wx', 'Wh', ...(kind === 'gru' ? ['b', 'bhn'] : ['bias'])];
  const more = hasRelu(network) ? ', nonlinearity=nn.relu' : '';
  return [
    'import mlx.core as mx',
    'import mlx.nn as nn',
    '',
    `weights = mx.load("${file}")`,
    'layers = {}',
    ...layers.flatMap(({ D, H, directions }, k) =>
      directions.flatMap(({ reversed }) => {
        const name = directions.length === 2 ? `layers.${k}.${reversed ? 'backward' : 'forward'}` : `layers.${k}`;
        return [
          `layer = layers["${name}"] = nn.${KINDS[kind].title}(${D}, ${H}${more})`,
          `for field in ${list(fields)}:`,
          `    setattr(layer, field, weights[f"${name}.{field}"])`,
        ];
      }),
    ),
    ...(layers.some(({ directions }) => directions.length === 2)
      ? ['# A backward layer gets the rows in reverse order; reverse what comes out, and join both outputs.']
      : reversedOnly(network)),
  ];
}
