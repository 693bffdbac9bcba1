/**
 * Weights to and from a file, in the safetensors format (https://github.com/huggingface/safetensors): the length of the
 * head in eight bytes, the head as JSON, then all numbers. A file from a stranger is data: nothing of it is run.
 */
import type { Weights } from '../../../define.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';

/** More than any demo's networks weigh, and little enough to be read at once. */
export const MOST_BYTES = 16 * 2 ** 20;

const HEAD = 8;

/** The bytes of a file with these weights; `about` is kept as text beside them. */
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
  const room = Math.ceil(bytes.length / HEAD) * HEAD;
  const file = new Uint8Array(HEAD + room + end).fill(0x20, HEAD, HEAD + room);
  new DataView(file.buffer).setBigUint64(0, BigInt(room), true);
  file.set(bytes, HEAD);
  let at = HEAD + room;
  for (const { data } of Object.values(weights)) {
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return file;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** The weights in a file. Throws, in words for the reader, where it is damaged, too large or of another kind. */
export function fromSafetensors(file: Uint8Array): Weights {
  const refuse = (why: string): never => {
    throw new Error(fill(ui.notWeights, { why }));
  };
  if (file.length > MOST_BYTES) refuse(fill(ui.weightsTooLarge, { bytes: file.length, most: MOST_BYTES }));
  if (file.length < HEAD) refuse(ui.weightsTooShort);
  const length = new DataView(file.buffer, file.byteOffset).getBigUint64(0, true);
  if (length > BigInt(file.length - HEAD)) refuse(ui.headerCut);
  const start = HEAD + Number(length);
  let head: Record<string, { dtype?: unknown; shape?: unknown; data_offsets?: unknown }> = {};
  try {
    head = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(HEAD, start)));
  } catch {
    refuse(ui.headerNotJson);
  }
  if (typeof head !== 'object' || head === null || Array.isArray(head)) refuse(ui.headerNotObject);
  const weights: [string, Weights[string]][] = [];
  for (const [name, entry] of Object.entries(head)) {
    if (name === '__metadata__') continue;
    const { dtype, shape, data_offsets: place } = entry ?? {};
    if (dtype !== 'F32') refuse(fill(ui.weightsType, { name, type: String(dtype) }));
    if (!Array.isArray(shape) || !shape.every(isCount)) throw refuse(fill(ui.noShape, { name }));
    if (!Array.isArray(place) || place.length !== 2 || !place.every(isCount))
      throw refuse(fill(ui.noOffsets, { name }));
    const size = shape.reduce((product: number, side: number) => product * side, 1);
    const [from, to] = place.map((at: number) => start + at) as [number, number];
    if (to - from !== size * 4 || to > file.length) refuse(fill(ui.numbersMissing, { name, size }));
    const data = new Float32Array(file.slice(from, to).buffer);
    if (!data.every(Number.isFinite)) refuse(fill(ui.notFinite, { name }));
    weights.push([name, { shape: shape as number[], data }]);
  }
  if (weights.length === 0) refuse(ui.noWeights);
  return Object.fromEntries(weights);
}
