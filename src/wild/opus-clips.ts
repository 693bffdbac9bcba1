/** The clips that libopus' encoder was watched on: their features, frame by frame, and which of its codecs took each frame. */
import { bytesOf, FEATURES } from './opus.ts';
import type { Clip } from './opus-names.ts';

/** What made a packet of the encoder: SILK, made for speech; CELT, made for music; or both, SILK for the low frequencies. */
export type Codec = 's' | 'h' | 'c';

/** The features of a clip, 25 numbers a frame, and the codec of each frame. */
export async function clip(name: Clip): Promise<{ features: Float32Array<ArrayBuffer>; codecs: Codec[] }> {
  const { clips, scales } = (await import('./opus-clips.json')).default;
  const { features, modes } = clips[name];
  const rounded = new Int16Array(bytesOf(features));
  return {
    features: Float32Array.from(rounded, (number, k) => number * scales[k % FEATURES]),
    codecs: [...modes] as Codec[],
  };
}
