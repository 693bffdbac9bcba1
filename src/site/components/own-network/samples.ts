/** Files for readers who have none at hand: a network of this site under PyTorch’s names. */
import { loadModel } from '../../../trained/load.ts';
import { numbersOf } from '../../../trained/packed.ts';
import { toSafetensors } from '../../runtime/files/safetensors.ts';

/** Names of our arrays in a file of PyTorch; our layer has one bias, theirs a second one. */
const TORCH: Record<string, string> = { 'layer.W': 'weight_ih_l0', 'layer.U': 'weight_hh_l0', 'layer.b': 'bias_ih_l0' };

/** A sample by its name, as the file that it would be on a disk. */
export async function sample(_name: string): Promise<File> {
  const { weights } = await loadModel('latch-lstm');
  const renamed = Object.entries(weights).flatMap(([name, packed]) => {
    const to = TORCH[name];
    return to ? [[`lstm.${to}`, { shape: packed.shape, data: Float32Array.from(numbersOf(packed)) }] as const] : [];
  });
  const about = { format: 'pt' };
  return new File([toSafetensors(Object.fromEntries(renamed), about)], 'latch-lstm.safetensors');
}
