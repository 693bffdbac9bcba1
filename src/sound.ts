/**
 * Sound as a form carries it, samples of 16 bits as a text of base64, and the control that takes it. Apart from the other
 * controls, so that only pages about sound load it.
 */
import { type Manner, type Paste, paste, type SoundLimits } from './controls.ts';

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

/** A sound of the reader's own, from the microphone or a file. */
export const sound = (label: string, limits: SoundLimits, more: Manner = {}): Paste => ({
  ...paste(label, '', soundFromText, more),
  sound: limits,
});
