/** Numbers as files store them: 64, 32 and 16 bits, made into 32-bit floats. */
import { refuse } from './refusal.ts';

/** The types that are read, by the names of safetensors, with their bytes. */
export const BYTES: Record<string, number> = { F64: 8, F32: 4, F16: 2, BF16: 2 };

/** The most numbers of one array that are read at once: 128 MiB of floats. */
const MOST = 2 ** 25;

/** Throws a `Refusal` that names the array where its type is not read, or it is too large. */
export function assertReadable(name: string, type: string, shape: number[]): void {
  if (!Object.hasOwn(BYTES, type))
    refuse(
      `“${name}” is stored as ${type}. This page reads F64, F32, F16 and BF16: save the network in 32-bit floats, before it is quantized, and choose that file.`,
    );
  const count = shape.reduce((product, side) => product * side, 1);
  if (count > MOST)
    refuse(
      `“${name}” has ${count} numbers, and this page computes with at most ${MOST} of one array. Its shape is shown; choose a smaller network to run or convert.`,
    );
}

/** Half precision: one bit of sign, five of exponent, ten of fraction. */
function half(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  const size =
    exponent === 0
      ? fraction * 2 ** -24
      : exponent === 31
        ? fraction === 0
          ? Number.POSITIVE_INFINITY
          : Number.NaN
        : (1 + fraction / 1024) * 2 ** (exponent - 15);
  return bits >> 15 ? -size : size;
}

/** The numbers in little-endian bytes. */
export function floats(bytes: Uint8Array<ArrayBuffer>, type: string): Float32Array<ArrayBuffer> {
  // Every browser stores numbers with the lowest byte first, as these files do.
  if (type === 'F32') return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = Math.floor(bytes.byteLength / (BYTES[type] ?? 4));
  const result = new Float32Array(count);
  if (type === 'F64') for (let k = 0; k < count; k++) result[k] = view.getFloat64(8 * k, true);
  else if (type === 'F16') for (let k = 0; k < count; k++) result[k] = half(view.getUint16(2 * k, true));
  else if (type === 'BF16') {
    // The upper half of a 32-bit float.
    const whole = new Uint32Array(result.buffer);
    for (let k = 0; k < count; k++) whole[k] = view.getUint16(2 * k, true) * 65536;
  }
  return result;
}
