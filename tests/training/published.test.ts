/** What published models keep of a text, and what a token reads: bytes by hand, from the figures in content/models. */
import { expect, it } from 'vitest';
import { loadContent } from '../../src/markdown/content.ts';
import {
  breakEven,
  bytesPerToken,
  evenReads,
  expanded,
  isWeighed,
  keptBytes,
  type Published,
  readBytes,
  STORED,
  stateBytes,
  tokensASecond,
  tokensThatFit,
} from '../../src/published.ts';
import { MODELS, titlesOf } from '../../src/training/published-models.ts';

const MIB = 2 ** 20;
const weighed = (id: string) => {
  const model = MODELS[id];
  if (!model || !isWeighed(model)) throw new Error(`${id} has no weights`);
  return model;
};

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
  expect(Object.values(STORED).map((bytes) => bytesPerToken(MODELS['llama-3-8b'], bytes).first / 1024)).toEqual([
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
  expect(stateBytes(mamba)).toBeLessThanOrEqual(190 * bytesPerToken(llama).first);
});

it('keeps one latent vector a token of DeepSeek-V3, 71 times less than the keys and values of its heads', () => {
  const model = MODELS['deepseek-v3'];
  expect(bytesPerToken(model)).toEqual({ first: 61 * 576 * 2, later: 70_272 });
  // 128 heads × 192 = 24,576 numbers of keys and 128 × 128 = 16,384 of values in each of 61 layers.
  expect(bytesPerToken(expanded(model)).first).toBe(61 * (24_576 + 16_384) * 2);
  expect(bytesPerToken(expanded(model)).first).toBe(4_997_120);
  expect(bytesPerToken(expanded(MODELS['llama-3-8b'])).first).toBe(131_072);
});

it('keeps only the window in half of the layers of gpt-oss-120b', () => {
  const model = MODELS['gpt-oss-120b'];
  expect(bytesPerToken(model)).toEqual({ first: 73_728, later: 36_864 });
  expect([1, 128, 129, 32_768].map((tokens) => keptBytes(model, tokens))).toEqual([
    73_728,
    128 * 73_728,
    128 * 73_728 + 36_864,
    1_212_678_144,
  ]);
});

it('counts the two parts of the state of Nemotron-H in their own bytes', () => {
  const model = MODELS['nemotron-h-8b'];
  // 128 heads of 64 × 128 in float32; 3 columns of 8192 + 2·8·128 channels in bfloat16.
  expect(stateBytes(model)).toBe(24 * (1_048_576 * 4 + 10_240 * 3 * 2));
  expect(stateBytes(model)).toBe(102_137_856);
  expect(keptBytes(model, 8192)).toBe(102_137_856 + 8192 * 4 * 2 * 8 * 128 * 2);
});

it('counts a cache that other layers use once as memory, and as often as it is read', () => {
  // As in Gemma 3n and 4: 15 layers keep, 20 more read what the last of them kept.
  const model = {
    ...weighed('llama-3-8b'),
    cache: [
      { layers: 2, heads: 1, width: 512 },
      { layers: 1, heads: 1, width: 512, readBy: 5 },
    ],
    weights: { total: 8, active: 8, from: 'eight weights' },
  };
  expect(keptBytes(model, 10)).toBe(3 * 1024 * 2 * 10);
  expect(readBytes(model, 10, 16)).toBe(16 + (2 + 5) * 1024 * 2 * 10);
});

it('finds the tokens that fit, up to the last byte, through windows and states', () => {
  const [llama, oss, mamba, next] = ['llama-3-8b', 'gpt-oss-120b', 'mamba-2-8b', 'qwen3-next-80b-a3b'].map(
    (id) => MODELS[id],
  );
  expect(tokensThatFit(llama, 8 * 2 ** 30)).toBe(65_536);
  expect(tokensThatFit(llama, 131_072 * 7 - 1)).toBe(6);
  expect(tokensThatFit(oss, 1_212_678_144)).toBe(32_768);
  expect(tokensThatFit(oss, 1_212_678_143)).toBe(32_767);
  expect(tokensThatFit(mamba, 23.75 * MIB)).toBe(Number.POSITIVE_INFINITY);
  expect(tokensThatFit(mamba, 23.75 * MIB - 1)).toBe(0);
  expect(tokensThatFit(next, 75.375 * MIB + 24_576 * 3, STORED.f16)).toBe(3);
});

it('finds where the order turns behind a window', () => {
  const cache = (width: number, window?: number): Pick<Published, 'cache'> => ({
    cache: [{ layers: 1, heads: 1, width, window }],
  });
  // 40 bytes a token up to 100 tokens; 8 bytes a token for ever: even at 4,000 / 8 = 500.
  expect(breakEven(cache(10, 100), cache(2))).toBe(500);
  expect(breakEven(cache(2), cache(10, 100))).toBe(500);
  expect(breakEven(cache(10, 100), cache(10, 100))).toBeUndefined();
  expect(breakEven(cache(10, 100), cache(2, 60))).toBeUndefined();
});

it('lets a token read its active weights and what is kept, and bounds the speed by that', () => {
  const llama = weighed('llama-3-8b');
  expect(readBytes(llama, 32_768, 16)).toBe(2 * 7_504_924_672 + 2 ** 32);
  expect(tokensASecond(llama, 0, 16, 2 * 7_504_924_672 * 20)).toBe(20);
  // Of 128 experts a token is sent to 4: a 15th of the weights that the model of an 8th of its size reads.
  const oss = weighed('gpt-oss-120b');
  expect(readBytes(oss, 0, 16)).toBe(2 * 5_132_849_472);
  expect(readBytes(oss, 0, 16)).toBeLessThan(readBytes(llama, 0, 16));
  // What is read of DeepSeek-V3 at 8 bits: 36.6 GB of weights and 70,272 bytes a token.
  expect(readBytes(weighed('deepseek-v3'), 1000, 8)).toBe(36_625_618_432 + 70_272_000);
});

it('finds where two read the same, weights and all', () => {
  const [llama, pythia, mamba] = [weighed('llama-3-8b'), weighed('pythia-2-8b'), weighed('mamba-2-8b')];
  // (7,504,924,672 − 2,646,430,720) × 2 bytes of weights over 196,608 bytes a token.
  expect(evenReads(llama, pythia, 16)).toBe(Math.ceil(9_716_987_904 / 196_608));
  expect(evenReads(pythia, llama, 16)).toBe(49_424);
  // A quarter of the bits, a quarter of the tokens.
  expect(evenReads(pythia, llama, 4)).toBe(12_356);
  expect(evenReads(llama, mamba, 16)).toBeUndefined();
});
