/** What published models keep of a text: bytes by hand, from the figures in content/models. */
import { expect, it } from 'vitest';
import { loadContent } from '../../src/markdown/content.ts';
import {
  breakEven,
  bytesPerToken,
  keptBytes,
  MODELS,
  type Published,
  STORED,
  stateBytes,
  titlesOf,
  tokensASecond,
} from '../../src/training/published.ts';

const MIB = 2 ** 20;

it('has every model of content/models, with the fields that were checked', () => {
  const checked: Published[] = loadContent().models.map(({ fields }) => fields);
  expect(Object.values(MODELS)).toEqual([...checked].sort((a, b) => a.order - b.order));
  expect(Object.values(titlesOf(({ cache }) => !cache))).toEqual([
    'Mamba-130M',
    'Mamba-370M',
    'Mamba-790M',
    'Mamba-1.4B',
    'Mamba-2.8B',
  ]);
});

it('gives the bytes of a token of Llama-3-8B as 128, 68 and 36 KiB', () => {
  expect(Object.values(STORED).map((bytes) => bytesPerToken(MODELS['llama-3-8b'], bytes) / 1024)).toEqual([
    128, 68, 36,
  ]);
});

it.each([
  // 64 layers × 5120 × (16 + 3) numbers of 4 bytes.
  // 24 layers × 1536 × (16 + 3) numbers of 4 bytes.
  ['mamba-130m', 0, 2.671875],
  ['mamba-2-8b', 0, 23.75],
  ['mamba-2-8b', 100_000, 23.75],
  ['llama-3-8b', 32_768, 4096],
  ['pythia-2-8b', 4096, 1280],
  // 36 × (32·128·128 + 3·8192) × 4 bytes, and 24 KiB a token.
  ['qwen3-next-80b-a3b', 0, 75.375],
  ['qwen3-next-80b-a3b', 32_768, 75.375 + 768],
  // 44 × 24·128·256 × 4 bytes, and 44 KiB a token.
  ['falcon-h1-7b', 262_144, 132 + 11_264],
  // 28 × (8192·16 + 3·8192) × 4 bytes, and 16 KiB a token.
  ['jamba-v0-1', 262_144, 16.625 + 4096],
])('%s keeps of %i tokens %f MiB', (id, tokens, mebibytes) =>
  expect(keptBytes(MODELS[id], tokens) / MIB).toBe(mebibytes),
);

it('finds where two weigh the same, from either side, and says so where they never do', () => {
  const [llama, mamba, pythia] = ['llama-3-8b', 'mamba-2-8b', 'pythia-2-8b'].map((id) => MODELS[id]);
  expect([breakEven(llama, mamba), breakEven(mamba, llama), breakEven(pythia, mamba)]).toEqual([190, 190, 76]);
  expect([breakEven(llama, pythia), breakEven(llama, llama)]).toEqual([undefined, undefined]);
  expect(stateBytes(mamba)).toBeLessThanOrEqual(190 * bytesPerToken(llama, STORED.f16));
});

it('bounds the speed by memory over the bytes that a token reads', () => {
  expect(tokensASecond(MODELS['llama-3-8b'], 0, 5e9, 100e9)).toBe(20);
  expect(tokensASecond(MODELS['llama-3-8b'], 32_768, 5e9, 100e9)).toBeCloseTo(100e9 / (5e9 + 2 ** 32), 10);
});
