/** Opens a file that a reader chose: says by its first bytes what it is, and finds the recurrent networks in it. */
import { byName } from './by-name.ts';
import { byOperator } from './by-operator.ts';
import type { Network } from './network.ts';
import { readOnnx } from './onnx.ts';
import { refuse } from './refusal.ts';
import { readSafetensors } from './safetensors.ts';
import type { Source } from './source.ts';

/** A file that was read: what it is, what it holds, and its recurrent networks, at least one. */
export interface Opened {
  format: 'safetensors' | 'ONNX';
  /** How many arrays it holds in all. */
  arrays: number;
  networks: Network[];
}

const PICKLE =
  'This is a Python pickle, which can run code when it is opened, so this page does not open it. In PyTorch write safetensors.torch.save_file(model.state_dict(), "model.safetensors").';

const LITE =
  'This is TensorFlow Lite. It is not read here: export the network to ONNX, or save its weights as safetensors.';

/** Other files that people have, by how they begin, and what to do with them. */
const OTHERS: [begins: string, says: string][] = [
  [
    'PK\u0003\u0004',
    'This is a ZIP archive: a checkpoint of PyTorch (.pt, .pth) or a model of Keras (.keras) is one. A checkpoint can run code when it is opened, so this page does not open it. In PyTorch write safetensors.torch.save_file(model.state_dict(), "model.safetensors"); in Keras safetensors.numpy.save_file({w.path: w.numpy() for w in model.weights}, "model.safetensors").',
  ],
  [
    '\u0089HDF',
    'This is HDF5 (.h5), in which Keras saves weights. In Keras write safetensors.numpy.save_file({w.path: w.numpy() for w in model.weights}, "model.safetensors"), and choose that file.',
  ],
  ...['\u0002', '\u0003', '\u0004', '\u0005'].map((version): [string, string] => [`\u0080${version}`, PICKLE]),
  [
    'GGUF',
    'This is GGUF, the format of llama.cpp, which has no LSTM, GRU or RNN. Choose a .safetensors or .onnx file.',
  ],
];

/** More than any model has. */
const MOST_NETWORKS = 500;

/** The file’s networks. Throws a `Refusal` where there is none that can be read. */
export async function openNetwork(source: Source): Promise<Opened> {
  const opened = await readAny(source);
  if (opened.networks.length > MOST_NETWORKS)
    refuse(
      `This file has ${opened.networks.length} recurrent networks, and this page shows at most ${MOST_NETWORKS}. Save some of them by themselves.`,
    );
  return opened;
}

async function readAny(source: Source): Promise<Opened> {
  if (source.size === 0) refuse('The file is empty. Choose another one.');
  const first = await source.read(0, Math.min(16, source.size));
  const begin = String.fromCharCode(...first);
  // The length of its header, in eight bytes of which a header that fits needs five; then the header.
  if (begin[8] === '{' && begin.slice(5, 8) === '\0\0\0') {
    const tensors = await readSafetensors(source);
    const names = tensors.map(({ name }) => name);
    return { format: 'safetensors', arrays: tensors.length, networks: someOf(byName(tensors), names) };
  }
  for (const [begins, says] of OTHERS) if (begin.startsWith(begins)) refuse(says);
  if (begin.slice(4, 8) === 'TFL3') refuse(LITE);
  // A model begins with the version of its format, field 1; field 7 is its graph.
  if (first[0] !== 8 && first[0] !== 58)
    refuse(
      'This is neither safetensors nor ONNX: its first bytes are those of neither. Choose a .safetensors or .onnx file.',
    );
  const graphs = await readOnnx(source);
  const arrays = graphs.reduce((sum, { constants }) => sum + constants.size, 0);
  return { format: 'ONNX', arrays, networks: byOperator(graphs) };
}

/** The networks, if there are any; else what was looked for, and what there is. */
function someOf(networks: Network[], names: string[]): Network[] {
  if (networks.length > 0) return networks;
  const some = names.slice(0, 4).map((name) => `“${name.slice(0, 80)}”`);
  const begins = names.length
    ? `It holds ${names.length} arrays, the first of them ${some.join(', ')}.`
    : 'It holds no arrays.';
  return refuse(
    `There is no LSTM, GRU or RNN in this file that this page can find. ${begins} It looks for the names of PyTorch (weight_ih_l0), Keras (kernel, recurrent_kernel) and MLX (Wx, Wh).`,
  );
}
