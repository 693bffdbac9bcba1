/** The weights of a demo from a file that it has saved; the format itself is read and written by src/own-network. */
import type { Weights } from '../../../define.ts';
import { floats } from '../../../own-network/numbers.ts';
import { headerLength, LENGTH, placedBy } from '../../../own-network/safetensors.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';
import { messageOf } from '../message-of.ts';

/** More than any demo's networks weigh, and little enough to be read at once. */
export const MOST_BYTES = 16 * 2 ** 20;

/** The weights in a file. Throws, in words for the reader, where it is damaged, too large or of another kind. */
export function fromSafetensors(file: Uint8Array<ArrayBuffer>): Weights {
  try {
    return weightsOf(file);
  } catch (error) {
    throw new Error(fill(ui.notWeights, { why: messageOf(error) }));
  }
}

function weightsOf(file: Uint8Array<ArrayBuffer>): Weights {
  if (file.length > MOST_BYTES) throw new Error(fill(ui.weightsTooLarge, { bytes: file.length, most: MOST_BYTES }));
  const length = headerLength(file.subarray(0, LENGTH), file.length);
  const placed = placedBy(file.subarray(LENGTH, LENGTH + length), file.length);
  if (placed.length === 0) throw new Error(ui.noWeights);
  return Object.fromEntries(
    placed.map(({ name, type, shape, from, to }) => {
      if (type !== 'F32') throw new Error(fill(ui.weightsType, { name, type }));
      const data = floats(file.slice(from, to), type);
      if (!data.every(Number.isFinite)) throw new Error(fill(ui.notFinite, { name }));
      return [name, { shape, data }];
    }),
  );
}
