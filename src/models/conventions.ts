/**
 * How frameworks write down one LSTM or GRU layer: the order of the blocks, which way the matrices lie, how many biases,
 * and for the GRU what z weighs and where r resets. In plain numbers and double precision, so that a conversion can be
 * checked against the cells without using them.
 */
import { type Convention, type Gates, type Laid, laidOut, type Matrix } from './layout.ts';

const torch = (module: string) => [
  `layer = torch.nn.${module}(D, H)`,
  'layer.weight_ih_l0 = W',
  'layer.weight_hh_l0 = U',
  'layer.bias_ih_l0 = b[0]',
  'layer.bias_hh_l0 = b[1]',
];
const onnx = (op: string, more = '') => [
  `helper.make_node("${op}", ["X", "W", "R", "B"], ["Y"], hidden_size=H${more})`,
  '# W: W[None]   R: U[None]   B: b.reshape(1, -1)',
];

/** The four ways of the LSTM, by framework. */
export const lstmConventions = {
  pytorch: { title: 'PyTorch', blocks: 'ifgo', biases: 'two', code: torch('LSTM') },
  keras: {
    title: 'Keras',
    blocks: 'ifgo',
    columns: true,
    biases: 'one',
    code: ['layer = keras.layers.LSTM(H)', 'layer.set_weights([W, U, b])'],
  },
  onnx: { title: 'ONNX', blocks: 'iofg', biases: 'two', code: onnx('LSTM') },
  mlx: {
    title: 'MLX',
    blocks: 'ifgo',
    biases: 'one',
    code: ['layer = mlx.nn.LSTM(D, H)', 'layer.Wx, layer.Wh, layer.bias = W, U, b'],
  },
} satisfies Record<string, Convention>;

/** The ways of the GRU, by framework and paper. */
export const gruConventions = {
  pytorch: { title: 'PyTorch', blocks: 'rzn', biases: 'two', sign: 'old', reset: 'after', code: torch('GRU') },
  keras: {
    title: 'Keras',
    blocks: 'zrn',
    columns: true,
    biases: 'two',
    sign: 'old',
    reset: 'after',
    code: ['layer = keras.layers.GRU(H)  # reset_after=True', 'layer.set_weights([W, U, b])'],
  },
  'keras-before': {
    title: 'Keras, reset before',
    blocks: 'zrn',
    columns: true,
    biases: 'one',
    sign: 'old',
    reset: 'before',
    code: ['layer = keras.layers.GRU(H, reset_after=False)', 'layer.set_weights([W, U, b])'],
  },
  onnx: { title: 'ONNX', blocks: 'zrn', biases: 'two', sign: 'old', reset: 'before', code: onnx('GRU') },
  'onnx-after': {
    title: 'ONNX, reset after',
    blocks: 'zrn',
    biases: 'two',
    sign: 'old',
    reset: 'after',
    code: onnx('GRU', ', linear_before_reset=1'),
  },
  mlx: {
    title: 'MLX',
    blocks: 'rzn',
    biases: 'one and d',
    sign: 'old',
    reset: 'after',
    code: ['layer = mlx.nn.GRU(D, H)', 'layer.Wx, layer.Wh, layer.b, layer.bhn = W, U, b, d'],
  },
  chung: {
    title: 'Chung et al. 2014',
    blocks: 'rzn',
    biases: 'one',
    sign: 'new',
    reset: 'before',
    code: ['# a paper: formulas, and no layout of its own'],
  },
} satisfies Record<string, Convention>;

/** The ways of the plain RNN: one block, h. */
export const rnnConventions = {
  pytorch: { title: 'PyTorch', blocks: 'h', biases: 'two', code: torch('RNN') },
  keras: {
    title: 'Keras',
    blocks: 'h',
    columns: true,
    biases: 'one',
    code: ['layer = keras.layers.SimpleRNN(H)', 'layer.set_weights([W, U, b])'],
  },
  onnx: { title: 'ONNX', blocks: 'h', biases: 'two', code: onnx('RNN') },
  mlx: {
    title: 'MLX',
    blocks: 'h',
    biases: 'one',
    code: ['layer = mlx.nn.RNN(D, H)', 'layer.Wxh, layer.Whh, layer.bias = W, U, b'],
  },
} satisfies Record<string, Convention>;

/** The formulas of the GRU in a convention, a line each. */
export const gruFormulas = ({ sign, reset, biases }: Convention): string[] => [
  'r = σ(W_r x + U_r h + b_r)',
  'z = σ(W_z x + U_z h + b_z)',
  reset === 'after'
    ? 'n = tanh(W_n x + b_n + r ⊙ (U_n h + d))'
    : `n = tanh(W_n x + U_n (r ⊙ h) + b_n${biases === 'two' ? ' + d' : ''})`,
  sign === 'new' ? 'h ← (1 − z) ⊙ h + z ⊙ n' : 'h ← (1 − z) ⊙ n + z ⊙ h',
];

/** The formulas of the LSTM, a line for each block in the order of the convention. */
export const lstmFormulas = ({ blocks }: Convention): string[] => [
  ...[...blocks].map((gate) => `${gate} = ${gate === 'g' ? 'tanh' : 'σ'}(W_${gate} x + U_${gate} h + b_${gate})`),
  'c ← f ⊙ c + i ⊙ g',
  'h ← o ⊙ tanh(c)',
];

const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));
const product = (matrix: Matrix, vector: number[]) =>
  matrix.map((row) => row.reduce((sum, weight, k) => sum + weight * vector[k]!, 0));
const sums = (...vectors: number[][]) =>
  vectors[0]!.map((_, k) => vectors.reduce((sum, vector) => sum + vector[k]!, 0));

/** The states [T][H] of a GRU for x [T][D], by the formulas of a convention. */
export function runGru(gates: Gates, { sign, reset }: Convention, x: Matrix): Matrix {
  const { r: R, z: Z, n: N } = gates;
  let h = N!.b.map(() => 0);
  return x.map((input) => {
    const r = sums(product(R!.W, input), product(R!.U, h), R!.b).map(sigmoid);
    const z = sums(product(Z!.W, input), product(Z!.U, h), Z!.b).map(sigmoid);
    const recalled =
      reset === 'after'
        ? sums(product(N!.U, h), N!.d).map((value, k) => r[k]! * value)
        : sums(
            product(
              N!.U,
              h.map((value, k) => r[k]! * value),
            ),
            N!.d,
          );
    const n = sums(product(N!.W, input), N!.b, recalled).map(Math.tanh);
    h = h.map((old, k) => (sign === 'new' ? (1 - z[k]!) * old + z[k]! * n[k]! : (1 - z[k]!) * n[k]! + z[k]! * old));
    return h;
  });
}

/** The states h [T][H] of an LSTM for x [T][D]. */
export function runLstm(gates: Gates, x: Matrix): Matrix {
  let [h, c] = [gates.i!.b.map(() => 0), gates.i!.b.map(() => 0)];
  return x.map((input) => {
    const [i, f, g, o] = ['i', 'f', 'g', 'o'].map((name) => {
      const { W, U, b } = gates[name]!;
      return sums(product(W, input), product(U, h), b).map(name === 'g' ? Math.tanh : sigmoid);
    });
    c = c.map((old, k) => f![k]! * old + i![k]! * g![k]!);
    h = c.map((value, k) => o![k]! * Math.tanh(value));
    return h;
  });
}

/** Weights of ours in a convention's layout: converted, or only turned to lie its way, as a careless copy would. */
export const inConvention = (ours: Gates, home: Convention, target: Convention, converts: boolean): Laid =>
  laidOut(ours, converts ? target : { ...target, blocks: home.blocks, sign: home.sign });
