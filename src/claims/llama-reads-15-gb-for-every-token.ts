/** Claim: how many bytes Llama-3-8B reads for a token, and how fast it can write at most at 100 GB/s. */
import { defineClaim } from '../define.ts';

const [LAYERS, D, KEYS, INNER, VOCABULARY, BYTES, TOKEN, BANDWIDTH] = [
  32, 4096, 1024, 14_336, 128_256, 2, 131_072, 100e9,
];
const LENGTHS = [0, 32_768, 131_072];

export default defineClaim({
  formula: true,
  cites: ['metallama2024'],
  domain: 'the sizes of Llama-3-8B, counted; one sequence, nothing read twice',
  measure: async (layers: number = LAYERS) => {
    const weights = layers * (2 * D ** 2 + 2 * D * KEYS + 3 * D * INNER + 2 * D) + D + VOCABULARY * D;
    const read = LENGTHS.map((length) => BYTES * weights + TOKEN * length);
    return {
      weights,
      bits: 8 * BYTES,
      gigabytes: read.map((bytes) => bytes / 1e9),
      tokensASecond: read.map((bytes) => BANDWIDTH / bytes),
      even: Math.round((BYTES * weights) / TOKEN),
    };
  },
  holds: ({ weights, even, tokensASecond: [empty, , full] }) =>
    weights === 7_504_924_672 && even === 114_516 && empty! > 6.6 && full! < 3.2,
  says: ({ weights, bits, gigabytes, tokensASecond, even }) =>
    `Writing a token at a time, Llama-3-8B reads ${weights} weights of ${bits} bits for each; with ${LENGTHS.join(', ')} tokens in the cache that is ${gigabytes.map((size) => size.toFixed(1)).join(', ')} GB, at most ${tokensASecond.map((speed) => speed.toFixed(1)).join(', ')} tokens/s at 100 GB/s, and cache and weights weigh the same at ${even} tokens.`,
  breaks: { by: 'half as many layers', alteration: 16 },
});
