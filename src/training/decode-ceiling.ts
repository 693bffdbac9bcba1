/** How fast a model can write at most: every token reads all weights, and the cache or the state, from memory. */
import { bytesPerToken, CACHES, STORED } from './cache-size.ts';

/** What is kept for a sequence: bytes for every token, and bytes in all. */
export interface Kept { title: string; perToken: number; fixed: number }

const FLOAT32 = 4;
/** Layers, channels, numbers of state a channel, and inputs of the convolution that llama.cpp keeps for Mamba-2.8B. */
const MAMBA = { layers: 64, channels: 5120, state: 16, inputs: 3 };

/** Where the figures come from is said, with a source, by the claims on the page of the KV cache. */
export const KEPT = {
  cache: { title: 'cache of Llama-3-8B', perToken: bytesPerToken(CACHES['Llama-3-8B'], STORED.f16), fixed: 0 },
  state: { title: 'state of Mamba-2.8B', perToken: 0, fixed: MAMBA.layers * MAMBA.channels * (MAMBA.state + MAMBA.inputs) * FLOAT32 },
} satisfies Record<string, Kept>;

/** Bytes kept for so many tokens of one sequence. */
export const keptBytes = ({ perToken, fixed }: Kept, tokens: number): number => fixed + perToken * tokens;

/** Tokens a second at most: the bytes that memory gives in a second, over those that a token reads. */
export const tokensASecond = (kept: Kept, tokens: number, weightBytes: number, bandwidth: number): number =>
  bandwidth / (weightBytes + keptBytes(kept, tokens));

/** The number of tokens from which on what grows weighs as much as what does not. */
export const breakEven = (growing: Kept, steady: Kept): number => Math.ceil((steady.fixed - growing.fixed) / growing.perToken);
