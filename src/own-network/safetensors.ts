/**
 * The safetensors format (https://github.com/huggingface/safetensors): the length of the header in eight bytes, the header
 * as JSON, then all numbers. A file from a stranger is data: nothing of it is run, and only its header is read at first.
 */
import type { Weights } from '../define.ts';
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

/** An array by the header: what it is, and between which bytes of the file its numbers lie. */
export interface Placed {
  name: string;
  type: string;
  shape: number[];
  from: number;
  to: number;
}

/** The length of the header, from the first eight bytes of a file of this size. Throws a `Refusal`. */
export function headerLength(first: Uint8Array<ArrayBuffer>, size: number): number {
  if (size < LENGTH) refuse('The file is too short to hold a network. Choose another one.');
  const length = new DataView(first.buffer, first.byteOffset).getBigUint64(0, true);
  if (length > BigInt(size - LENGTH))
    refuse(`The header of this file is said to have ${length} bytes, which is more than the file has. ${DAMAGED}`);
  if (length > BigInt(MOST_HEADER))
    refuse(`The header of this file has ${length} bytes, and this page reads at most ${MOST_HEADER}. ${DAMAGED}`);
  return Number(length);
}

/** The arrays that a header tells of, in the order of their bytes, in a file of this size. Throws a `Refusal`. */
export function placedBy(header: Uint8Array, size: number): Placed[] {
  const start = LENGTH + header.length;
  const entries = Object.entries(parsed(header)).filter(([name]) => name !== '__metadata__');
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
  if (start + end > size) refuse(`The arrays of this file need ${start + end} bytes, and it has ${size}. ${DAMAGED}`);
  // As the reference reader does: bytes that belong to no array could be another file in this one.
  if (start + end < size)
    refuse(
      `The arrays of this file end after ${start + end} bytes, but it has ${size}: something was added. ${DAMAGED}`,
    );
  return placed.map((one) => ({ ...one, from: start + one.from, to: start + one.to }));
}

/** The arrays of a file, in the order of their bytes. Throws a `Refusal`. */
export async function readSafetensors(source: Source): Promise<Tensor[]> {
  const length = headerLength(await source.read(0, Math.min(LENGTH, source.size)), source.size);
  const placed = placedBy(await source.read(LENGTH, LENGTH + length), source.size);
  return placed.map(({ from, to, ...named }) => stored(source, named, from, to));
}

/** The bytes of a file with these arrays; `about` is kept as text beside them. */
export function toSafetensors(weights: Weights, about: Record<string, string>): Uint8Array<ArrayBuffer> {
  let end = 0;
  const entries = Object.entries(weights).map(([name, { shape, data }]) => {
    const start = end;
    end += data.length * 4;
    return [name, { dtype: 'F32', shape, data_offsets: [start, end] }];
  });
  const head = JSON.stringify({ __metadata__: about, ...Object.fromEntries(entries) });
  // The numbers begin where eight divides the place: readers map them into memory.
  const bytes = new TextEncoder().encode(head);
  const room = Math.ceil(bytes.length / LENGTH) * LENGTH;
  const file = new Uint8Array(LENGTH + room + end).fill(0x20, LENGTH, LENGTH + room);
  new DataView(file.buffer).setBigUint64(0, BigInt(room), true);
  file.set(bytes, LENGTH);
  let at = LENGTH + room;
  for (const { data } of Object.values(weights)) {
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return file;
}

function placeOf(name: string, entry: unknown): Placed {
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
