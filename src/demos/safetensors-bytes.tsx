/** A small safetensors file byte by byte, and what a reader says when something in it is wrong. */
import { FileBytes } from '../charts/file-bytes.tsx';
import { choice, defineDemo, inPowers } from '../define.ts';
import { BYTES, floats } from '../own-network/numbers.ts';
import { LENGTH } from '../own-network/safetensors.ts';
import { type Anatomy, ARRAYS, anatomyOf, DAMAGES, damagedFile } from '../own-network/small-file.ts';
import { amount } from '../units.ts';

type Name = keyof typeof ARRAYS;
const NAMES = Object.fromEntries(Object.keys(ARRAYS).map((name) => [name, name])) as Record<Name, string>;

interface Frame extends Anatomy {
  first: number[];
  numbers: { bytes: number[]; value: string }[];
}

function printed(value: number): string {
  const size = Math.abs(value);
  const isPlain = size === 0 || (size >= 1e-4 && size < 1e6);
  return `${value < 0 ? '−' : ''}${isPlain ? Number(size.toPrecision(6)) : inPowers(size)}`;
}

export default defineDemo({
  title: 'Take a file apart, then break it',
  dare: 'Change one bit of a number: the reader opens the file all the same. Then shift an array by one number.',
  byHand: 'an LSTM with one input and one unit, in the names of PyTorch.',
  seedless: 'the file follows from the settings alone',
  controls: {
    array: choice('Array', NAMES, 'weight_ih_l0'),
    type: choice('Numbers as', { F32: 'F32, 4 bytes', BF16: 'BF16, 2 bytes', F64: 'F64, 8 bytes' }, 'F32'),
    damage: choice('Damage', DAMAGES, 'none'),
  },
  tries: [
    { label: 'whole', settings: {} },
    { label: 'one bit changed', settings: { damage: 'flip' }, says: 'No checksum guards the numbers.' },
    { label: 'overlap', settings: { damage: 'overlap' }, says: 'Two names may not own the same bytes.' },
    {
      label: 'a renamed checkpoint',
      settings: { damage: 'zip' },
      says: 'The first letters of a ZIP archive, read as a length, are an enormous number.',
    },
  ],
  *run({ array, type, damage }): Generator<Frame> {
    const file = damagedFile(damage, type, array);
    const anatomy = anatomyOf(file);
    const { from, to } = anatomy.arrays.find(({ name }) => name === array) ?? { from: 0, to: 0 };
    const bytes = file.slice(from, to);
    const size = BYTES[type] ?? 4;
    const numbers = bytes.slice(0, bytes.length - (bytes.length % size));
    // The page of a reader's own network reads 32-bit floats, in which a changed 64-bit one may be infinite.
    const whole = type === 'F64' ? [...new Float64Array(numbers.buffer)] : [...floats(numbers, type)];
    yield {
      ...anatomy,
      first: [...file.subarray(0, LENGTH)],
      numbers: whole.map((value, k) => ({
        bytes: [...bytes.subarray(k * size, (k + 1) * size)],
        value: printed(value),
      })),
    };
  },
  view: ({ first, length, header, arrays, size, numbers }, { array }, set) => (
    <FileBytes
      title={`Where the header puts each array in a file of ${size} bytes`}
      first={first}
      length={length}
      header={header}
      arrays={arrays.map(({ name, type, shape, from, to }) => ({
        name,
        entry: `"${name}":${JSON.stringify({ dtype: type, shape, data_offsets: [from, to].map((at) => at - LENGTH - header.length) })}`,
        from,
        to,
      }))}
      size={size}
      chosen={array}
      numbers={numbers}
      onChoose={(name) => Object.hasOwn(NAMES, name) && set({ array: name as Name })}
    />
  ),
  tell: ({ size, length, arrays, numbers, refusal }, { array }) => {
    const found = arrays.find(({ name }) => name === array);
    const begin = `The file has ${amount(size, 'byte')}, and its first 8 say that the header has ${length}.`;
    const where = found
      ? `“${array}” is said to lie from byte ${found.from} to ${found.to - 1}: ${numbers.map(({ value }) => value).join(', ')}.`
      : `“${array}” is not found.`;
    return `${begin} ${where} ${refusal ? `The reader refuses the file: ${refusal}` : 'The reader opens the file.'}`;
  },
});
