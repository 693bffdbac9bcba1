/** Files for readers who have none at hand: a network of this site under PyTorch’s names, and one that PyTorch exported. */

import { toSafetensors } from '../../../own-network/safetensors.ts';
import { loadModel } from '../../../trained/load.ts';
import { numbersOf } from '../../../trained/packed.ts';
import { fetchFile } from '../../runtime/fetch-file.ts';
import onnx from './gru-two-layers.onnx?url';

/** Names of our arrays in a file of PyTorch; our layer has one bias, theirs a second one. */
const TORCH: Record<string, string> = { 'layer.W': 'weight_ih_l0', 'layer.U': 'weight_hh_l0', 'layer.b': 'bias_ih_l0' };

/** Rows that a sample is run on: a value, and 1 where it is to be kept. What is not kept is noise. */
const ROWS = new WeakMap<File, string>();
const LATCH = [
  '1 1',
  '-1 0',
  '1 0',
  '-1 0',
  '-1 0',
  '1 0',
  '-1 0',
  '-1 0',
  '-1 1',
  '1 0',
  '1 0',
  '-1 0',
  '1 0',
  '1 0',
  '1 0',
  '-1 0',
];

/** The rows of a sample; undefined for any other file. */
export const rowsOf = (file: File): string | undefined => ROWS.get(file);

/** A sample by its name, as the file that it would be on a disk. */
export async function sample(name: string): Promise<File> {
  if (name === 'onnx') return new File([await (await fetchFile(onnx)).blob()], 'gru-two-layers.onnx');
  const { weights } = await loadModel('latch-lstm');
  const renamed = Object.entries(weights).flatMap(([name, packed]) => {
    const to = TORCH[name];
    return to ? [[`lstm.${to}`, { shape: packed.shape, data: Float32Array.from(numbersOf(packed)) }] as const] : [];
  });
  const about = { format: 'pt' };
  const file = new File([toSafetensors(Object.fromEntries(renamed), about)], 'latch-lstm.safetensors');
  ROWS.set(file, LATCH.join('\n'));
  return file;
}
