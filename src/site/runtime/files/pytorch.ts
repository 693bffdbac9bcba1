/** PyTorch code that loads saved weights: modules where PyTorch has the same cell, a table of tensors otherwise. Pure. */
import type { Weights } from '../../../define.ts';
import { words } from '../../../models/words.ts';

/** Names of networks are what stands before the slash, as in `lstm/layer.W`, and begin with their cell; a lone network has none. */
const modelsOf = (weights: Weights) => [...new Set(Object.keys(weights).map((name) => /^.*\//.exec(name)?.[0] ?? ''))];

function codeOf(network: string, weights: Weights, cell: string): string[] {
  const [W, V] = [weights[`${network}layer.W`], weights[`${network}V`]];
  const known = words[cell.split(' ')[0]!]?.pytorch;
  const name = cell.replaceAll(/\W/g, '_');
  if (!known || !W || !V || weights[`${network}E`]) {
    return [
      `# ${cell}: PyTorch has no such module; the tensors are under their names in the page's equations`,
      `${name} = {key.removeprefix("${network}"): value for key, value in weights.items() if key.startswith("${network}")}`,
    ];
  }
  const [H, D, K] = [V.shape[1]!, W.shape[1]!, V.shape[0]!];
  return [
    `${name} = torch.nn.${known.module}(${D}, ${H}, batch_first=True)`,
    `${name}.load_state_dict({"weight_ih_l0": weights["${network}layer.W"], "weight_hh_l0": weights["${network}layer.U"],`,
    `    "bias_ih_l0": weights["${network}layer.b"], "bias_hh_l0": ${known.hiddenBias(network, H)}})`,
    `${name}_readout = torch.nn.Linear(${H}, ${K})`,
    `${name}_readout.load_state_dict({"weight": weights["${network}V"], "bias": weights["${network}v"]})`,
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
    ...modelsOf(weights).flatMap((network) => ['', ...codeOf(network, weights, network.slice(0, -1) || only)]),
    '',
  ].join('\n');
}
