/** Weights as they lie in a model's file: digits, or bytes with a scale for each row, which take a third of the room. */

/** The numbers themselves, row by row. */
interface Digits {
  shape: number[];
  data: number[];
}
/** A matrix in bytes: each number is a whole one from −127 to 127, times the scale of its row. */
interface Bytes {
  shape: number[];
  /** The whole numbers as signed bytes, row by row, in base64. */
  int8: string;
  scale: number[];
}
export type Packed = Digits | Bytes;

/** The largest whole number of a byte that has a sign, and the digits of a scale. */
const [LARGEST, SCALE_DIGITS] = [127, 3];

/** A matrix [rows,columns] in bytes: the number that is largest in its row sets the row's scale. */
export function inBytes(shape: number[], data: ArrayLike<number>): Bytes {
  const [rows, columns] = shape as [number, number];
  const whole = new Int8Array(rows * columns);
  const scale = Array.from({ length: rows }, (_, row) => {
    const numbers = Array.from({ length: columns }, (_, column) => data[row * columns + column]!);
    const size = Number((Math.max(...numbers.map(Math.abs)) / LARGEST).toPrecision(SCALE_DIGITS));
    numbers.forEach((number, column) => {
      const rounded = size === 0 ? 0 : Math.round(number / size);
      whole[row * columns + column] = Math.max(-LARGEST, Math.min(LARGEST, rounded));
    });
    return size;
  });
  return { shape, int8: btoa(String.fromCharCode(...new Uint8Array(whole.buffer))), scale };
}

/** The numbers of packed weights, row by row. */
export function numbersOf(packed: Packed): ArrayLike<number> {
  if ('data' in packed) return packed.data;
  const [, columns] = packed.shape as [number, number];
  const bytes = atob(packed.int8);
  return Float32Array.from(
    { length: bytes.length },
    (_, k) => ((bytes.charCodeAt(k) << 24) >> 24) * packed.scale[Math.floor(k / columns)]!,
  );
}
