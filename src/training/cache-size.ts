/** How large the cache of a published model is: figures of its configuration, times tokens and bytes. */

/** Layers with attention, heads with keys and values of their own, and numbers in one of them. */
export interface CacheShape {
  layers: number;
  heads: number;
  width: number;
}

/** Where the figures come from is said, with a source, on the page of the KV cache. */
export const CACHES = {
  'Llama-3-8B': { layers: 32, heads: 8, width: 128 },
  'Qwen3-8B': { layers: 36, heads: 8, width: 128 },
  'Pythia-2.8B': { layers: 32, heads: 32, width: 80 },
} satisfies Record<string, CacheShape>;

/** Bytes a number: llama.cpp packs 32 numbers into 34 bytes (q8_0) or 18 (q4_0). */
export const STORED = { f16: 2, q8_0: 34 / 32, q4_0: 18 / 32 };

/** Bytes of one token: a key and a value in every head of every layer. */
export const bytesPerToken = ({ layers, heads, width }: CacheShape, bytes: number): number =>
  2 * layers * heads * width * bytes;
