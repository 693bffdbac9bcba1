/**
 * The safetensors format (https://github.com/huggingface/safetensors): the length of the header in eight bytes, the header
 * as JSON, then all numbers. A file from a stranger is data: nothing of it is run, and only its header is read at first.
 */
import { refuse } from './refusal.ts';
import type { Source } from './source.ts';
import { countOf, stored, type Tensor } from './tensor.ts';

/** Bytes before the header. */
export const LENGTH = 8;
/** The format allows a header of 100 MB; a network of 16 MB of names would be the largest ever published. */
const MOST_HEADER = 16 * 2 ** 20;
const MOST_TENSORS = 100_000;
const MOST_SIDES = 8;
/** An entry, its shape, and one for the header itself; more is no header. */
const MOST_NESTED = 4;

const DAMAGED = 'Save it again, or fetch it again if it is a download.';

/** Bytes of a number by type, where the format has whole bytes; others are only named. */
const SIZES: Record<string, number> = {
  F64: 8,
  F32: 4,
  F16: 2,
  BF16: 2,
  I64: 8,
  U64: 8,
  I32: 4,
  U32: 4,
  I16: 2,
  U16: 2,
  I8: 1,
  U8: 1,
  BOOL: 1,
  F8_E4M3: 1,
  F8_E5M2: 1,
  F8_E8M0: 1,
  C64: 8,
};

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How deep brackets lie in brackets, outside of strings; looked at before anything is parsed. */
function depthOf(text: string): number {
  let [depth, most, inString] = [0, 0, false];
  for (let k = 0; k < text.length; k++) {
    const letter = text[k];
    if (inString) {
      if (letter === '\\') k++;
      else if (letter === '"') inString = false;
    } else if (letter === '"') inString = true;
    else if (letter === '{' || letter === '[') most = Math.max(most, ++depth);
    else if (letter === '}' || letter === ']') depth--;
  }
  return most;
}

/** The header as an object of entries. Throws a `Refusal` where the bytes hold none. */
function parsed(bytes: Uint8Array): Record<string, unknown> {
  let header: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (depthOf(text) > MOST_NESTED) refuse(`The header of this file is nested too deeply for safetensors. ${DAMAGED}`);
    header = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      refuse(`The header of this file is not JSON, so it is not safetensors, or damaged. ${DAMAGED}`);
    throw error;
  }
  return isRecord(header) ? header : refuse(`The header of this file is not a JSON object. ${DAMAGED}`);
}

/** The arrays of a file, in the order of their bytes. Throws a `Refusal`. */
export async function readSafetensors(source: Source): Promise<Tensor[]> {
  if (source.size < LENGTH) refuse('The file is too short to hold a network. Choose another one.');
  const length = new DataView((await source.read(0, LENGTH)).buffer).getBigUint64(0, true);
  if (length > BigInt(source.size - LENGTH))
    refuse(`The header of this file is said to have ${length} bytes, which is more than the file has. ${DAMAGED}`);
  if (length > BigInt(MOST_HEADER))
    refuse(`The header of this file has ${length} bytes, and this page reads at most ${MOST_HEADER}. ${DAMAGED}`);
  const start = LENGTH + Number(length);
  const entries = Object.entries(parsed(await source.read(LENGTH, start))).filter(([name]) => name !== '__metadata__');
  if (entries.length > MOST_TENSORS)
    refuse(
      `This file has ${entries.length} arrays, and this page reads at most ${MOST_TENSORS}. Save the recurrent layers alone.`,
    );
  const placed = entries.map(([name, entry]) => placeOf(name, entry)).sort((a, b) => a.from - b.from || a.to - b.to);
  let end = 0;
  for (const { name, from, to } of placed) {
    if (from !== end) refuse(`“${name}” does not begin where the array before it ends. ${DAMAGED}`);
    end = to;
  }
  if (start + end > source.size)
    refuse(`The arrays of this file need ${start + end} bytes, and it has ${source.size}. ${DAMAGED}`);
  return placed.map(({ from, to, ...named }) => stored(source, named, start + from, start + to));
}

function placeOf(name: string, entry: unknown): Pick<Tensor, 'name' | 'type' | 'shape'> & { from: number; to: number } {
  const { dtype, shape, data_offsets: place } = isRecord(entry) ? entry : {};
  if (typeof dtype !== 'string') refuse(`“${name}” has no type. ${DAMAGED}`);
  if (!Array.isArray(shape) || shape.length > MOST_SIDES || !shape.every(isCount))
    return refuse(`“${name}” has no shape that can be read. ${DAMAGED}`);
  const [from, to] = Array.isArray(place) ? place : [];
  if (!isCount(from) || !isCount(to) || from > to) return refuse(`“${name}” has no place in the file. ${DAMAGED}`);
  const [count, size] = [countOf(shape), SIZES[dtype]];
  if (!Number.isSafeInteger(count)) refuse(`“${name}” is said to have ${shape.join(' × ')} numbers. ${DAMAGED}`);
  if (size !== undefined && to - from !== count * size)
    refuse(`“${name}” has ${shape.join(' × ')} numbers of type ${dtype}, but ${to - from} bytes. ${DAMAGED}`);
  return { name, type: dtype, shape, from, to };
}
