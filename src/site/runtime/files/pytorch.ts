/** PyTorch code that loads saved weights: modules where PyTorch has the same cell, a table of tensors otherwise. Pure. */
import type { Weights } from '../../../define.ts';

/** How PyTorch calls a cell's module, and how its biases are had from ours, by the name the net is saved under. */
const MODULES: Record<string, { module: string; blocks: number; hiddenBias: (net: string, H: number) => string }> = {
  rnn: { module: 'RNN', blocks: 1, hiddenBias: (_, H) => `torch.zeros(${H})` },
  lstm: { module: 'LSTM', blocks: 4, hiddenBias: (_, H) => `torch.zeros(${4 * H})` },
  // PyTorch resets after the product, as our `after` does: only the candidate has a bias inside the reset.
  gru: {
    module: 'GRU',
    blocks: 3,
    hiddenBias: (net, H) => `torch.cat([torch.zeros(${2 * H}), weights["${net}layer.d"]])`,
  },
};

/** Names of nets are what stands before the slash, as in `lstm/layer.W`, and begin with their cell; a lone net has none. */
const netsOf = (weights: Weights) => [...new Set(Object.keys(weights).map((name) => /^.*\//.exec(name)?.[0] ?? ''))];

function codeOf(net: string, weights: Weights, cell: string): string[] {
  const [W, V] = [weights[`${net}layer.W`], weights[`${net}V`]];
  const known = MODULES[cell.split(' ')[0]!];
  const name = cell.replaceAll(/\W/g, '_');
  if (!known || !W || !V || weights[`${net}E`]) {
    return [
      `# ${cell}: PyTorch has no such module; the tensors are under their names in the page's equations`,
      `${name} = {key.removeprefix("${net}"): value for key, value in weights.items() if key.startswith("${net}")}`,
    ];
  }
  const [H, D, K] = [V.shape[1]!, W.shape[1]!, V.shape[0]!];
  return [
    `${name} = torch.nn.${known.module}(${D}, ${H}, batch_first=True)`,
    `${name}.load_state_dict({"weight_ih_l0": weights["${net}layer.W"], "weight_hh_l0": weights["${net}layer.U"],`,
    `    "bias_ih_l0": weights["${net}layer.b"], "bias_hh_l0": ${known.hiddenBias(net, H)}})`,
    `${name}_readout = torch.nn.Linear(${H}, ${K})`,
    `${name}_readout.load_state_dict({"weight": weights["${net}V"], "bias": weights["${net}v"]})`,
    `# scores = ${name}_readout(${name}(x)[0])  # x is [batch, steps, ${D}]`,
  ];
}

/** The code for these weights, saved under this name. `only` is the cell where the names tell none. */
export function pytorchCode(weights: Weights, file: string, only = 'net'): string {
  return [
    'import torch',
    'from safetensors.torch import load_file',
    '',
    `weights = load_file("${file}")`,
    ...netsOf(weights).flatMap((net) => ['', ...codeOf(net, weights, net.slice(0, -1) || only)]),
    '',
  ].join('\n');
}
