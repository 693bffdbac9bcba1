/** The weights of published models, counted by hand from the widths that their configurations give. */
import { expect, it } from 'vitest';
import { MODELS } from '../../src/training/published-models.ts';

interface Counted {
  /** Weights outside the experts and the table of embeddings, the output table included. */
  rest: number;
  /** The table of embeddings, where it is not the output table as well. */
  embeddings: number;
  /** Weights of one expert in all layers together, how many experts there are, and how many a token is sent to. */
  expert?: [size: number, of: number, active: number];
}

const gated = (d: number, inner: number) => 3 * d * inner;

/** Llama and Qwen: queries, keys and values, output, gated feed-forward, two norms, and norms of queries and keys. */
const llama = (L: number, d: number, kv: number, inner: number, vocabulary: number, norms = 0): Counted => ({
  rest: L * (2 * d * d + 2 * d * kv + gated(d, inner) + 2 * d + norms) + d + vocabulary * d,
  embeddings: vocabulary * d,
});

/** Mamba: both projections, convolution, B, C and the step of rank d/16, A and D, a norm; one table for input and output. */
const mamba = (L: number, d: number): Counted => ({
  rest:
    L * (3 * d * 2 * d + 2 * d * 5 + 2 * d * (d / 16 + 32) + (d / 16) * 2 * d + 2 * d + 2 * d * 17 + d) +
    d +
    50_280 * d,
  embeddings: 0,
});

function gptOss(): Counted {
  const [L, d, queries, kv] = [36, 2880, 64 * 64, 8 * 64];
  const attention = d * queries + queries + 2 * (d * kv + kv) + queries * d + d + 64;
  return {
    rest: L * (attention + 2 * d + 128 * d + 128) + d + 201_088 * d,
    embeddings: 201_088 * d,
    expert: [L * (2 * d * d + 2 * d + d * d + d), 128, 4],
  };
}

function deepseek(): Counted {
  const [d, heads, sparse] = [7168, 128, 58];
  const queries = d * 1536 + 1536 + 1536 * heads * 192;
  const keysAndValues = d * 576 + 512 + 512 * heads * (128 + 128);
  const router = 256 * d + 256;
  const layers = 61 * (queries + keysAndValues + heads * 128 * d + 2 * d);
  return {
    rest: layers + 3 * gated(d, 18_432) + sparse * (router + gated(d, 2048)) + d + 129_280 * d,
    embeddings: 129_280 * d,
    expert: [sparse * gated(d, 2048), 256, 8],
  };
}

function nemotron(): Counted {
  const [d, inner, groups] = [4096, 128 * 64, 2 * 8 * 128];
  const mamba2 = d * (2 * inner + groups + 128) + 5 * (inner + groups) + 3 * 128 + inner + inner * d;
  const attention = 2 * d * d + 2 * d * 8 * 128;
  return {
    rest: 24 * mamba2 + 4 * attention + 24 * 2 * d * 21_504 + 52 * d + d + 131_072 * d,
    embeddings: 131_072 * d,
  };
}

function qwenNext(): Counted {
  const d = 2048;
  const delta = d * (2 * 2048 + 2 * 4096) + d * 64 + 8192 * 4 + 64 + 128 + 4096 * d;
  const attention = d * 2 * 4096 + 2 * d * 512 + 4096 * d + 2 * 256;
  const always = 512 * d + gated(d, 512) + d + 2 * d;
  return {
    rest: 36 * delta + 12 * attention + 48 * always + d + 151_936 * d,
    embeddings: 151_936 * d,
    expert: [48 * gated(d, 512), 512, 10],
  };
}

function jamba(): Counted {
  const [d, inner, rank] = [4096, 8192, 256];
  const mixer = 3 * d * inner + 5 * inner + inner * (rank + 32) + rank * inner + inner + 17 * inner + rank + 32;
  const attention = 2 * d * d + 2 * d * 1024;
  return {
    rest: 28 * mixer + 4 * attention + 16 * gated(d, 14_336) + 16 * 16 * d + 32 * 2 * d + d + 65_536 * d,
    embeddings: 65_536 * d,
    expert: [16 * gated(d, 14_336), 16, 2],
  };
}

/** Every layer of Pythia has biases: 12 d² + 13 d. */
const pythia: Counted = {
  rest: 32 * (12 * 2560 ** 2 + 13 * 2560) + 2 * 2560 + 50_304 * 2560,
  embeddings: 50_304 * 2560,
};

const COUNTED: Record<string, Counted> = {
  'llama-3-8b': llama(32, 4096, 1024, 14_336, 128_256),
  'qwen3-8b': llama(36, 4096, 1024, 12_288, 151_936, 2 * 128),
  'pythia-2-8b': pythia,
  'mamba-130m': mamba(24, 768),
  'mamba-370m': mamba(48, 1024),
  'mamba-790m': mamba(48, 1536),
  'mamba-1-4b': mamba(48, 2048),
  'mamba-2-8b': mamba(64, 2560),
  'gpt-oss-120b': gptOss(),
  'deepseek-v3': deepseek(),
  'nemotron-h-8b': nemotron(),
  'qwen3-next-80b-a3b': qwenNext(),
  'jamba-v0-1': jamba(),
};

it('counts every model that gives weights', () => {
  const weighed = Object.entries(MODELS).filter(([, { weights }]) => weights);
  expect(weighed.map(([id]) => id).sort()).toEqual(Object.keys(COUNTED).sort());
});

it.each(Object.entries(COUNTED))('%s has the weights that its widths give', (id, { rest, embeddings, expert }) => {
  const [size, of, active] = expert ?? [0, 0, 0];
  const { weights } = MODELS[id]!;
  expect(weights).toMatchObject({ total: rest + embeddings + size * of, active: rest + size * active });
  expect([weights?.experts?.of ?? 0, weights?.experts?.active ?? 0]).toEqual([of, active]);
});

it.each([
  ['deepseek-v3', 671, 36.6],
  ['gpt-oss-120b', 117, 5.13],
  ['qwen3-next-80b-a3b', 79.7, 3.56],
  ['jamba-v0-1', 51.6, 11.8],
  ['nemotron-h-8b', 8.1, 7.56],
])('%s has what its authors publish: about %f billion weights, %f of them active', (id, total, active) => {
  const { weights } = MODELS[id]!;
  const billions = (count = 0) => Number((count / 1e9).toPrecision(3));
  expect([billions(weights?.total), billions(weights?.active)]).toEqual([total, active]);
});
