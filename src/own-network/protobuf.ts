/**
 * Protocol buffers, read field by field from a file of any size (https://protobuf.dev/programming-guides/encoding). What has
 * a length is skipped, and only its place is told, so that weights are never in memory until they are wanted. The libraries
 * for this format take the whole message as one array of bytes, which a file of 2 GB is not.
 */
import { refuse } from './refusal.ts';
import type { Source } from './source.ts';

/** Bytes that are read at once. */
const CHUNK = 65_536;
/** A number of 64 bits takes at most ten bytes. */
const MOST_VARINT = 10;
/** More than any model has; a file made to keep a reader busy is stopped here. */
const MOST_FIELDS = 2_000_000;
const MOST_TEXT = 4096;

const DAMAGED = 'This file is damaged, or not an ONNX model: fetch or export it again.';

/** A field: its number, and its value (a number) or the place of its bytes. */
export interface Field {
  number: number;
  /** 0 a varint, 1 eight bytes, 2 something with a length, 5 four bytes. */
  wire: number;
  value: bigint;
  from: number;
  to: number;
}

/** Reads messages of one source; counts its fields over all of them. */
export class Messages {
  #bytes = new Uint8Array(0);
  #start = 0;
  #fields = 0;
  readonly source: Source;

  constructor(source: Source) {
    this.source = source;
  }

  /** The fields of the message between two places, in their order. Throws a `Refusal` where it is none. */
  async *fields(from: number, to: number): AsyncGenerator<Field> {
    let at = from;
    while (at < to) {
      if (++this.#fields > MOST_FIELDS)
        refuse(`This file has more than ${MOST_FIELDS} fields, and this page reads no more. ${DAMAGED}`);
      await this.#have(at, Math.min(to, at + 2 * MOST_VARINT));
      const [tag, behind] = this.#varint(at, to);
      const [number, wire] = [Number(tag >> 3n), Number(tag & 7n)];
      if (number === 0) refuse(DAMAGED);
      if (wire === 0) {
        const [value, end] = this.#varint(behind, to);
        yield { number, wire, value, from: behind, to: end };
        at = end;
        continue;
      }
      const [length, begin] = wire === 2 ? this.#varint(behind, to) : [wire === 1 ? 8n : wire === 5 ? 4n : -1n, behind];
      if (length < 0n || length > BigInt(to - begin)) refuse(DAMAGED);
      at = begin + Number(length);
      yield { number, wire, value: 0n, from: begin, to: at };
    }
  }

  /** The text between two places. */
  async text(from: number, to: number): Promise<string> {
    if (to - from > MOST_TEXT) refuse(`This file has a name of ${to - from} bytes. ${DAMAGED}`);
    await this.#have(from, to);
    return new TextDecoder().decode(this.#bytes.subarray(from - this.#start, to - this.#start));
  }

  /** The whole numbers of a field: one, or many in a row. At most `most` of them. */
  async integers({ wire, value, from, to }: Field, most: number): Promise<number[]> {
    if (wire === 0) return [asNumber(value)];
    const found: number[] = [];
    for (let at = from; at < to; ) {
      if (found.length === most) refuse(DAMAGED);
      await this.#have(at, Math.min(to, at + MOST_VARINT));
      const [next, end] = this.#varint(at, to);
      found.push(asNumber(next));
      at = end;
    }
    return found;
  }

  /** The 32-bit floats of a field: one, or many in a row. At most `most` of them. */
  async floats({ wire, from, to }: Field, most: number): Promise<number[]> {
    const count = (to - from) / 4;
    if (wire === 0 || !Number.isInteger(count) || count > most) refuse(DAMAGED);
    const view = new DataView((await this.source.read(from, to)).buffer);
    return Array.from({ length: count }, (_, k) => view.getFloat32(4 * k, true));
  }

  /** Has the bytes between two places at hand. */
  async #have(from: number, to: number) {
    if (from >= this.#start && to <= this.#start + this.#bytes.length) return;
    this.#bytes = await this.source.read(from, Math.min(this.source.size, Math.max(to, from + CHUNK)));
    this.#start = from;
  }

  /** A number of seven bits a byte, the lowest first, and the place behind it. */
  #varint(at: number, to: number): [value: bigint, end: number] {
    let value = 0n;
    for (let k = 0; k < MOST_VARINT && at + k < to; k++) {
      const byte = this.#bytes[at + k - this.#start];
      if (byte === undefined) break;
      value |= BigInt(byte & 127) << BigInt(7 * k);
      if (byte < 128) return [BigInt.asUintN(64, value), at + k + 1];
    }
    return refuse(DAMAGED);
  }
}

/** A signed whole number of 64 bits, where a number can hold it. */
export function asNumber(value: bigint): number {
  const number = Number(BigInt.asIntN(64, value));
  return Number.isSafeInteger(number) ? number : refuse(DAMAGED);
}
