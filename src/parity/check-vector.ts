/** A tensor as a file of vectors holds it, and what can be wrong with one. */

/** A tensor as the file holds it: its numbers row by row. */
export interface Vector {
  shape: number[];
  data: number[];
}

/** What is wrong: the rest of the field's name, the message with the nearest valid value, and the fix. */
export interface Complaint {
  at: string;
  message: string;
  fix: string;
}

/** The largest number that float32 can hold. */
const LARGEST = 3.4028234663852886e38;

const product = (shape: number[]) => shape.reduce((size, length) => size * length, 1);
const listed = (shape: unknown[]) => `[${shape.map((length) => JSON.stringify(length)).join(', ')}]`;

/** `is 7`, `is "lsmt"` or `is missing`: a value in words, cut short. */
export function told(value: unknown): string {
  if (value === undefined) return 'is missing';
  const text = Array.isArray(value) ? listed(value) : JSON.stringify(value);
  return `is ${text.length > 40 ? `${text.slice(0, 37)}…` : text}`;
}

/** A tensor of this shape, in words: the nearest valid value where there is none. */
export function example(shape: number[]): string {
  const size = product(shape);
  return `{"shape": ${listed(shape)}, "data": [${size} number${size === 1 ? '' : 's'}]}`;
}

/** The first thing wrong with a value that should be a tensor of this shape; `sizes` says in words where it is from. */
export function complaint(value: unknown, shape: number[], sizes: string): Complaint | undefined {
  const { shape: itsShape, data } = (value ?? {}) as Partial<Record<'shape' | 'data', unknown>>;
  if (!Array.isArray(itsShape) || !Array.isArray(data)) {
    const message = `${told(value)}, without the lists "shape" and "data"; nearest valid value: ${example(shape)}`;
    return { at: '', message, fix: 'write it as shape and data, the numbers row by row in one flat list' };
  }
  const size = product(shape);
  if (itsShape.length !== shape.length || shape.some((length, k) => length !== itsShape[k])) {
    const fix =
      data.length === size
        ? `its ${size} numbers would fit: write ${listed(shape)}, if that is their order`
        : `export it with that shape, or correct the sizes of the case`;
    return { at: '.shape', message: `${told(itsShape)}; nearest valid value for ${sizes}: ${listed(shape)}`, fix };
  }
  if (data.length !== size) {
    const message = `has ${data.length} numbers; nearest valid length for the shape ${listed(shape)}: ${size}`;
    return { at: '.data', message, fix: 'export it again: all its numbers, row by row, in one flat list' };
  }
  const at = data.findIndex((number) => typeof number !== 'number' || !(Math.abs(number) <= LARGEST));
  if (at < 0) return undefined;
  const wrong: unknown = data[at];
  // JSON.parse makes infinity of 1e999; the bare words of Python arrive as strings.
  const text = typeof wrong === 'number' ? `is ${wrong}` : told(wrong);
  const near = /^(-?)(Infinity|[\d.e+]+)$/.exec(String(wrong));
  const nearest = near ? `${near[1]}${LARGEST}` : '0';
  const message = `${text}, not a finite number that float32 can hold; nearest valid value: ${nearest}`;
  return { at: `.data[${at}]`, message, fix: 'find where it arose, and export the case again' };
}
