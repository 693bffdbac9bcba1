/** A safetensors file that is small enough to be shown byte by byte, its parts, and what can be wrong with such a file. */
import { Refusal } from './refusal.ts';
import { headerLength, LENGTH, placedBy } from './safetensors.ts';

/** Bytes of a number of the types that the small file can have. */
const SIZES = { F64: 8, F32: 4, BF16: 2 };
export type SmallType = keyof typeof SIZES;

type Entry = [name: string, place: { dtype: string; shape: number[]; data_offsets: [from: number, to: number] }];
type Arrays = Record<string, { shape: number[]; data: ArrayLike<number> }>;

/** An LSTM with one input and one unit, its gates in the order i, f, g, o: it keeps a 1 that it has read. */
export const ARRAYS = {
  bias_hh_l0: { shape: [4], data: [-0.5, 0.3, 0, 1] },
  bias_ih_l0: { shape: [4], data: [-3, 5.2, 0, 3.1] },
  weight_hh_l0: { shape: [4, 1], data: [0.1, -0.2, 0.7, 0.4] },
  weight_ih_l0: { shape: [4, 1], data: [6.1, 0, 2.4, -0.3] },
} satisfies Arrays;

/** Numbers as bytes, the lowest byte first. */
function bytesOf(numbers: ArrayLike<number>, type: SmallType): Uint8Array<ArrayBuffer> {
  const size = SIZES[type];
  const bytes = new Uint8Array(numbers.length * size);
  const view = new DataView(bytes.buffer);
  for (const [k, value] of Array.from(numbers).entries()) {
    if (type === 'F64') view.setFloat64(k * size, value, true);
    else if (type === 'F32') view.setFloat32(k * size, value, true);
    else {
      // The upper half of a 32-bit float, rounded to the nearest, and to an even last bit in the middle.
      const [whole = 0] = new Uint32Array(Float32Array.of(value).buffer);
      view.setUint16(k * size, (whole + 0x7fff + ((whole >>> 16) & 1)) >>> 16, true);
    }
  }
  return bytes;
}

/** The file that safetensors.torch.save_file writes of these arrays: the header is filled with spaces to whole eights. */
export function packed(arrays: Arrays, type: SmallType, change: (entries: Entry[]) => void = () => {}) {
  let end = 0;
  const names = Object.keys(arrays).sort();
  const parts = names.map((name) => bytesOf(arrays[name]?.data ?? [], type));
  const entries = names.map((name, k): Entry => {
    const from = end;
    end += parts[k]?.length ?? 0;
    return [name, { dtype: type, shape: arrays[name]?.shape ?? [], data_offsets: [from, end] }];
  });
  change(entries);
  const head = JSON.stringify(Object.fromEntries(entries));
  const room = Math.ceil(head.length / LENGTH) * LENGTH;
  const file = new Uint8Array(LENGTH + room + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(room), true);
  file.set(new TextEncoder().encode(head.padEnd(room)), LENGTH);
  parts.reduce((at, part) => (file.set(part, at), at + part.length), LENGTH + room);
  return file;
}

/** What can be done to the small file; `flip` changes a bit of the array that is looked at. */
export const DAMAGES = {
  none: 'nothing',
  flip: 'one bit of a number changed',
  cut: 'the last 6 bytes missing',
  extra: '8 bytes too many',
  length: 'a wrong length of the header',
  overlap: 'two arrays on the same bytes',
  hole: 'a hole between two arrays',
  shape: 'a shape that does not fit',
  zip: 'a PyTorch checkpoint, renamed',
};
export type Damage = keyof typeof DAMAGES;

/** The small file with something done to it. */
export function damagedFile(damage: Damage, type: SmallType, looked: string): Uint8Array<ArrayBuffer> {
  const step = { overlap: -SIZES[type], hole: SIZES[type] }[damage as string];
  const file = packed(ARRAYS, type, (entries) => {
    const [first, second] = [entries[0]?.[1], entries[1]?.[1]];
    if (step && second) second.data_offsets = [second.data_offsets[0] + step, second.data_offsets[1] + step];
    if (damage === 'shape' && first) first.shape = [5];
  });
  if (damage === 'cut') return file.slice(0, -6);
  if (damage === 'extra') return Uint8Array.from([...file, ...new Uint8Array(8)]);
  if (damage === 'length') file[1] = (file[1] ?? 0) + 64;
  // A checkpoint of PyTorch is a ZIP archive, and this is how those begin.
  if (damage === 'zip') file.set([0x50, 0x4b, 3, 4, 0, 0, 8, 8]);
  // The highest bit of the exponent of the first number.
  const at = (anatomyOf(file).arrays.find(({ name }) => name === looked)?.from ?? 0) + SIZES[type] - 1;
  if (damage === 'flip') file[at] = (file[at] ?? 0) ^ 64;
  return file;
}

/** The parts of a file as far as they can be told, and what our reader says where it refuses the file. */
export interface Anatomy {
  size: number;
  /** The first eight bytes as a number; text, because it may be too large for one. */
  length: string;
  header: string;
  /** Where the header says that arrays lie, counted from the beginning of the file. */
  arrays: { name: string; type: string; shape: number[]; from: number; to: number }[];
  refusal: string;
}

/** Why our reader refuses a file; empty where it opens it. */
export function refusalOf(file: Uint8Array<ArrayBuffer>, size = file.length): string {
  try {
    const count = headerLength(file.subarray(0, LENGTH), size);
    placedBy(file.subarray(LENGTH, LENGTH + count), size);
    return '';
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

export function anatomyOf(file: Uint8Array<ArrayBuffer>): Anatomy {
  const count = new DataView(file.buffer).getBigUint64(0, true);
  const fits = count <= BigInt(file.length - LENGTH);
  const header = fits ? new TextDecoder().decode(file.subarray(LENGTH, LENGTH + Number(count))) : '';
  const arrays = fits ? saidBy(header, LENGTH + Number(count)) : [];
  return { size: file.length, length: String(count), header, arrays, refusal: refusalOf(file) };
}

/** What the header of the small file says, true or not. */
const saidBy = (header: string, start: number): Anatomy['arrays'] =>
  Object.entries(JSON.parse(header) as Record<string, Entry[1]>).map(([name, { dtype, shape, data_offsets }]) => ({
    name,
    type: dtype,
    shape,
    from: start + data_offsets[0],
    to: start + data_offsets[1],
  }));
