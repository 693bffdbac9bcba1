/** Claim: what a token costs Llama-3-8B in its cache, and what storing the scores would. */
import { defineClaim } from '../define.ts';

const [LAYERS, QUERY_HEADS, HEADS, WIDTH, BYTES, LENGTH, GIB] = [32, 32, 8, 128, 2, 32_768, 2 ** 30];

export default defineClaim({
  formula: true,
  cites: ['metallama2024'],
  domain: 'the sizes of Llama-3-8B, counted',
  measure: async (heads: number = HEADS) => {
    const token = 2 * LAYERS * heads * WIDTH * BYTES;
    return {
      token,
      unshared: (2 * LAYERS * QUERY_HEADS * WIDTH * BYTES) / token,
      cacheGiB: (token * LENGTH) / GIB,
      scoresGiB: (QUERY_HEADS * LENGTH ** 2 * BYTES) / GIB,
      sequencesGiB: (16 * token * LENGTH) / GIB,
    };
  },
  holds: ({ token, unshared, cacheGiB, scoresGiB, sequencesGiB }) =>
    token === 131_072 && unshared === 4 && cacheGiB === 4 && scoresGiB === 64 && sequencesGiB === 64,
  says: ({ token, unshared, cacheGiB, scoresGiB, sequencesGiB }) =>
    `At 16 bits Llama-3-8B keeps ${token} bytes a token, ${unshared} times as much without shared heads; at ${LENGTH} tokens that is ${cacheGiB} GiB, ${sequencesGiB} GiB for 16 sequences, and the scores of one layer would take ${scoresGiB} GiB.`,
  breaks: { by: 'a key-value head for every query head', alteration: 32 },
});
