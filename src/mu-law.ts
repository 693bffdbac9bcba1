/** Sound as telephones carry it: eight bits a sample, finer near silence (μ-law, ITU-T G.711). Samples are between −1 and 1. */

const [BIAS, MOST, SCALE] = [132, 32_635, 32_768];

/** The byte of each sample. */
export const toMuLaw = (samples: Float32Array): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(samples, (sample) => {
    const size = Math.min(MOST, Math.round(Math.abs(sample) * SCALE)) + BIAS;
    const exponent = Math.floor(Math.log2(size)) - 7;
    const mantissa = (size >> (exponent + 3)) & 15;
    return ~((sample < 0 ? 128 : 0) | (exponent << 4) | mantissa) & 255;
  });

/** The sample of each byte. */
export const fromMuLaw = (bytes: Uint8Array): Float32Array<ArrayBuffer> =>
  Float32Array.from(bytes, (byte) => {
    const code = ~byte & 255;
    const size = ((((code & 15) << 3) + BIAS) << ((code >> 4) & 7)) - BIAS;
    return ((code & 128 ? -1 : 1) * size) / SCALE;
  });
