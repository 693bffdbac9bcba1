import { describe, expect, it } from 'vitest';
import { toSafetensors } from '../../src/own-network/safetensors.ts';
import { pytorchCode } from '../../src/site/runtime/files/pytorch.ts';
import { fromSafetensors, MOST_BYTES } from '../../src/site/runtime/files/safetensors.ts';

const weights = {
  'lstm/layer.W': { shape: [8, 3], data: Float32Array.from({ length: 24 }, (_, k) => k / 7) },
  'lstm/layer.U': { shape: [8, 2], data: new Float32Array(16) },
  'lstm/layer.b': { shape: [8], data: new Float32Array(8).fill(-1e-30) },
  'lstm/V': { shape: [5, 2], data: new Float32Array(10) },
  'lstm/v': { shape: [5], data: new Float32Array(5) },
};
const file = toSafetensors(weights, { demo: 'some-demo' });
/** The file with another head, its numbers as they were. */
const withHead = (change: (head: any) => unknown) => {
  const room = Number(new DataView(file.buffer).getBigUint64(0, true));
  const head = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + room)));
  const other = new TextEncoder().encode(JSON.stringify(change(head)).padEnd(room));
  const changed = new Uint8Array(8 + other.length + file.length - 8 - room);
  new DataView(changed.buffer).setBigUint64(0, BigInt(other.length), true);
  changed.set(other, 8);
  changed.set(file.subarray(8 + room), 8 + other.length);
  return changed;
};

describe('a file of weights', () => {
  it('comes back to the last bit', () => expect(fromSafetensors(file)).toEqual(weights));

  it('has its numbers where eight divides the place, as readers that map it expect', () => {
    expect(Number(new DataView(file.buffer).getBigUint64(0, true)) % 8).toBe(0);
  });

  it.each([
    ['is empty', new Uint8Array(0), 'The file is too short to hold a network'],
    ['is cut in its head', file.slice(0, 40), 'bytes, which is more than the file has'],
    ['is cut in its numbers', file.slice(0, -4), 'The arrays of this file need'],
    [
      'is a picture',
      new TextEncoder().encode('\x89PNG\r\n\x1a\n and more than that'),
      'bytes, which is more than the file has',
    ],
    ['has no JSON for a head', file.map((byte, k) => (k === 8 ? 0x21 : byte)), 'The header of this file is not JSON'],
    ['has a list for a head', withHead(() => []), 'The header of this file is not a JSON object'],
    [
      'has half floats',
      withHead((head) => ({ ...head, 'lstm/v': { ...head['lstm/v'], dtype: 'F16' } })),
      '“lstm/v” has 5 numbers of type F16, but 20 bytes',
    ],
    [
      'has half floats, all of them there',
      withHead((head) => ({
        ...head,
        'lstm/v': { dtype: 'F16', shape: [10], data_offsets: head['lstm/v'].data_offsets },
      })),
      'lstm/v has numbers of type F16, not F32',
    ],
    [
      'has a shape below zero',
      withHead((head) => ({ ...head, 'lstm/v': { ...head['lstm/v'], shape: [-5] } })),
      '“lstm/v” has no shape',
    ],
    [
      'points behind its end',
      withHead((head) => ({ ...head, 'lstm/v': { ...head['lstm/v'], data_offsets: [9e6, 9e6 + 20] } })),
      '“lstm/v” does not begin where the array before it ends',
    ],
    [
      'claims a tensor beyond all bounds',
      withHead((head) => ({ ...head, 'lstm/v': { ...head['lstm/v'], shape: [1e9, 1e9] } })),
      '“lstm/v” is said to have 1000000000 × 1000000000 numbers',
    ],
    ['has an entry that is none', withHead((head) => ({ ...head, 'lstm/v': null })), '“lstm/v” has no type'],
    [
      'has a number that is none',
      toSafetensors({ a: { shape: [1], data: Float32Array.of(NaN) } }, {}),
      'a has a number that is not finite',
    ],
    ['holds nothing', toSafetensors({}, {}), 'It holds no weights'],
    ['is too large', new Uint8Array(MOST_BYTES + 1), `at most ${MOST_BYTES} are read`],
  ])('that %s is refused in words', (_, damaged, why) => {
    expect(() => fromSafetensors(damaged)).toThrow(why);
    expect(() => fromSafetensors(damaged)).toThrow('This file cannot be read as weights. ');
  });

  it('comes with PyTorch code: a module where there is one, tensors by their names where there is none', () => {
    const code = pytorchCode({ ...weights, 'mamba/E': { shape: [1], data: new Float32Array(1) } }, 'mine.safetensors');
    expect(code).toContain('weights = load_file("mine.safetensors")');
    expect(code).toContain('lstm = torch.nn.LSTM(3, 2, batch_first=True)');
    expect(code).toContain('"bias_hh_l0": torch.zeros(8)');
    expect(code).toContain('lstm_readout = torch.nn.Linear(2, 5)');
    expect(code).toContain('mamba = {key.removeprefix("mamba/"): value');
  });
});
