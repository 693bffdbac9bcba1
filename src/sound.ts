/** Sound as a form carries it: samples of 16 bits, as a text of base64, so that it is a value like any other. */

const SIZE = 32_768;
/** Bytes that are handed to one call. */
const PIECE = 0x8000;

export const soundToText = (samples: Float32Array): string => {
  const numbers = Int16Array.from(samples, (sample) => Math.max(-SIZE, Math.min(SIZE - 1, Math.round(SIZE * sample))));
  const bytes = new Uint8Array(numbers.buffer);
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
};

/** Samples between −1 and 1. Throws where the text is none of ours. */
export const soundFromText = (text: string): Float32Array<ArrayBuffer> => {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return Float32Array.from(new Int16Array(bytes.buffer), (number) => number / SIZE);
};
