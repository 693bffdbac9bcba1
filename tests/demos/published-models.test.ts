/** The two demos of published models: what they say, against arithmetic by hand. */
import { expect, it } from 'vitest';
import decodeCeiling from '../../src/demos/decode-ceiling.tsx';
import kvCacheSize from '../../src/demos/kv-cache-size.tsx';
import { isWeighed, readBytes } from '../../src/published.ts';
import { Random } from '../../src/random.ts';
import { MODELS, modelOf, weighedModelOf } from '../../src/training/published-models.ts';

type Ceiling = Parameters<typeof decodeCeiling.run>[0];
type Size = Parameters<typeof kvCacheSize.run>[0];
const clock = () => 0;

/** The last frame of a run, and the sentence for it. */
function toldBy<F, S extends { seed: number }>(
  demo: {
    run(settings: S, random: Random, now: () => number): Generator<F, unknown> | AsyncGenerator<F, unknown>;
    tell(frame: F, settings: S): string;
  },
  settings: S,
) {
  const { value } = demo.run(settings, new Random(settings.seed), clock).next() as IteratorYieldResult<F>;
  return { frame: value, told: demo.tell(value, settings) };
}
const ceiling = (more: Partial<Ceiling>) =>
  toldBy(decodeCeiling, {
    one: 'llama-3-8b',
    other: 'gpt-oss-120b',
    bits: 16,
    otherBits: 'same',
    bandwidth: 100,
    context: '32768',
    seed: 1,
    ...more,
  });
const size = (more: Partial<Size>) =>
  toldBy(kvCacheSize, { model: 'llama-3-8b', sequences: 1, memory: 8, seed: 1, ...more });

it('bounds a mixture of experts by the weights that a token reads, each model by its own', () => {
  const { frame, told } = ceiling({});
  const [llama, oss] = frame.bounds;
  expect(llama.speed).toBeCloseTo(100e9 / (2 * 7_504_924_672 + 131_072 * 32_768), 12);
  expect(oss.speed).toBeCloseTo(100e9 / (2 * 5_132_849_472 + 1_212_678_144), 12);
  expect(told).toContain(
    'gpt-oss-120b can write at most 8.7 tokens per second (each token reads 5.13 of its 117 billion weights and 1.13 GiB of cache',
  );
});

it('reaches past an H100 and a B200', () => {
  const { bandwidth } = decodeCeiling.controls;
  expect(bandwidth.max).toBeGreaterThan(8000);
  for (const gigabytes of [3350, 8000]) expect((gigabytes - bandwidth.min) % bandwidth.step).toBe(0);
  // DeepSeek-V3 in 8 bits on 8 TB/s after 1,024 tokens: 36.6 GB of weights and 72 MB of cache.
  const { frame } = ceiling({ one: 'deepseek-v3', bits: 8, bandwidth: 8000, context: '1024' });
  expect(frame.bounds[0].speed).toBeCloseTo(8e12 / (36_625_618_432 + 70_272 * 1024), 9);
});

it('says what it assumes', () => {
  expect(ceiling({}).told).toMatch(
    /one sequence and one token at a time.*mixture of experts.*active weights.*speculative decoding/s,
  );
});

it('says where two read the same, weights and all', () => {
  expect(ceiling({ other: 'pythia-2-8b' }).told).toContain('Both read the same at 49,424 tokens.');
  expect(ceiling({ other: 'pythia-2-8b', bits: 4 }).told).toContain('Both read the same at 12,356 tokens.');
});

it.each([
  ['llama-3-8b', 'costs Llama-3-8B 131,072 bytes at 16 bits. So 8 GiB hold 65,536 tokens per sequence'],
  // 8 GiB less 128 tokens of the windows, 4,718,592 bytes, over 36,864 bytes.
  [
    'gpt-oss-120b',
    'costs gpt-oss-120b 73,728 bytes at 16 bits until its windows of 128 are full, and 36,864 after that. So 8 GiB hold 232,888 tokens',
  ],
  ['deepseek-v3', 'costs DeepSeek-V3 70,272 bytes at 16 bits. So 8 GiB hold 122,238 tokens'],
  [
    'nemotron-h-8b',
    'costs Nemotron-H-8B 16,384 bytes at 16 bits, beside a state of 102,137,856 bytes that does not grow. So 8 GiB hold 518,054 tokens',
  ],
  ['mamba-2-8b', 'costs no memory: its state takes 24,903,680 bytes however long the text is, and it fits into 8 GiB.'],
])('says what a token more of %s costs, and how many fit', (model, words) =>
  expect(size({ model }).told).toContain(words),
);

it('counts the bytes of all sequences, and the tokens of each', () => {
  const { frame, told } = size({ sequences: 16 });
  expect(told).toContain(
    'in each of 16 sequences costs Llama-3-8B 2,097,152 bytes at 16 bits. So 8 GiB hold 4,096 tokens per sequence',
  );
  expect(frame.kept.f16[0]).toBe(2_097_152 * 1024);
});

it('says what to do about a model that is not there, or has no weights', () => {
  expect(() => modelOf('llama')).toThrow('No model is called llama. Fix: take one of content/models.');
  expect(() => weighedModelOf('falcon-h1-7b')).toThrow(/^Falcon.* Fix: give content\/models\/falcon-h1-7b.json/);
});

it('gives each model its own bits a weight, the second those of the first unless it is given some', () => {
  const speed = (more: Partial<Ceiling>) => ceiling({ context: '1024', ...more }).frame.bounds[1].speed;
  expect(speed({ bits: 4 })).toBe(speed({ bits: 16, otherBits: '4' }));
  expect(speed({ otherBits: '4' })).toBeGreaterThan(3 * speed({ otherBits: '16' }));
});

it('says where two read the same when each has its own bits a weight', () => {
  const even = ceiling({ other: 'pythia-2-8b', bits: 8, otherBits: '16' }).frame.even ?? Number.NaN;
  const reads = (id: string, tokens: number, bits: number) => {
    const model = MODELS[id];
    return model && isWeighed(model) ? readBytes(model, tokens, bits) : Number.NaN;
  };
  const lead = (tokens: number) => Math.sign(reads('llama-3-8b', tokens, 8) - reads('pythia-2-8b', tokens, 16));
  expect([lead(even - 1), lead(even + 1)]).toEqual([1, -1]);
});
