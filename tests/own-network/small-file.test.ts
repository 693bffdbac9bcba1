/** The small safetensors file: it is what the Python package writes, and each damage is told by a sentence of its own. */
import { describe, expect, it } from 'vitest';
import { floats } from '../../src/own-network/numbers.ts';
import { readSafetensors } from '../../src/own-network/safetensors.ts';
import { ARRAYS, anatomyOf, DAMAGES, type Damage, damagedFile, packed } from '../../src/own-network/small-file.ts';
import { caseOf, inFile } from './stored.ts';

const damages = Object.keys(DAMAGES) as Damage[];
const refusalWith = (damage: Damage) => anatomyOf(damagedFile(damage, 'F32', 'weight_ih_l0')).refusal;

it.each(['PyTorch LSTM  2 layers, both True, bias True', 'PyTorch GRU  1 layers, both False, bias False'])(
  'of the arrays of %s it makes the very bytes that safetensors.torch.save_file made',
  async (name) => {
    const { file } = caseOf(name);
    const read = await Promise.all(
      (await readSafetensors(inFile(file))).map(async ({ name, shape, read }) => [name, { shape, data: await read() }]),
    );
    expect(packed(Object.fromEntries(read), 'F32')).toEqual(file);
  },
);

it.each(['F64', 'F32', 'BF16'] as const)('its numbers come back from %s, as exact as the type is', async (type) => {
  const file = packed(ARRAYS, type);
  for (const { name, from, to } of anatomyOf(file).arrays) {
    const { data } = ARRAYS[name as keyof typeof ARRAYS];
    const bits = type === 'BF16' ? 8 : 24;
    floats(file.slice(from, to), type).forEach((value, k) => {
      const exact = data[k]!;
      const half = exact === 0 ? 0 : 2 ** (Math.floor(Math.log2(Math.abs(exact))) - bits);
      expect(Math.abs(value - exact)).toBeLessThanOrEqual(half);
    });
  }
});

describe('damage', () => {
  it('is refused with a sentence of its own; a whole file and a changed bit are not', () => {
    const opened = damages.filter((damage) => !refusalWith(damage));
    expect(opened).toEqual(['none', 'flip']);
    const sentences = damages.map(refusalWith).filter(Boolean);
    // An overlap and a hole are the same fault: an array does not begin where the one before it ends.
    expect(new Set(sentences).size).toBe(sentences.length - 1);
  });

  it.each<[Damage, RegExp]>([
    ['cut', /need 336 bytes, and it has 330/],
    ['extra', /end after 336 bytes, but it has 344/],
    ['length', /said to have 16648 bytes/],
    ['shape', /“bias_hh_l0” has 5 numbers of type F32, but 16 bytes/],
    ['overlap', /“bias_ih_l0” does not begin where the array before it ends/],
    ['zip', /said to have \d{16,} bytes, which is more than the file has/],
  ])('%s says what is wrong', (damage, says) => expect(refusalWith(damage)).toMatch(says));

  it('of one bit changes the first number of the array that is looked at, and no other', () => {
    for (const name of Object.keys(ARRAYS)) {
      const [whole, flipped] = [damagedFile('none', 'F32', name), damagedFile('flip', 'F32', name)];
      const changed = [...whole.keys()].filter((k) => whole[k] !== flipped[k]);
      expect(changed).toEqual([anatomyOf(whole).arrays.find((one) => one.name === name)!.from + 3]);
    }
  });
});
