/** The spoken words that the glossary ships: fetched when they are first wanted, and compared with the hash of their record. */
import record from '../../../content/samples/keywords.json';
import bytesOfClips from '../../../content/samples/keywords.ulaw?url';
import { fileBytes } from '../../engine/kernels.ts';
import { fromMuLaw } from '../../mu-law.ts';
import { once } from '../../once.ts';
import type { Part } from '../../tasks/keywords/clips.ts';
import type { Spoken } from '../../tasks/keywords/clips-task.ts';
import { labelOf } from '../../tasks/keywords/words.ts';

/** A word as it was spoken: at 8 kHz, without the silence around it. */
export interface Clip extends Spoken {
  word: string;
  /** The synthesizer and its voice, as its command names them. */
  voice: string;
  part: Part;
}

/** All clips. Throws, in words for the reader, where they cannot be fetched or are not what they must be. */
export const loadClips = once(async (): Promise<Clip[]> => {
  const file = import.meta.env.SSR ? 'content/samples/keywords.ulaw' : bytesOfClips;
  const bytes = await fileBytes(file).catch(() => {
    throw new Error('The spoken words could not be fetched. Try again when you are online.');
  });
  return clipsIn(new Uint8Array(bytes as ArrayBuffer));
});

/** The clips that are in these bytes. Throws where they are not those of the record. */
export async function clipsIn(bytes: Uint8Array<ArrayBuffer>): Promise<Clip[]> {
  // Pages that are not served over HTTPS have no function for hashes.
  const hash = await globalThis.crypto.subtle?.digest('SHA-256', bytes);
  if (bytes.length !== record.bytes || (hash && hex(hash) !== record.sha256))
    throw new Error('The file of the spoken words is damaged. Reload the page to fetch it again.');
  const samples = fromMuLaw(bytes);
  let at = 0;
  return record.clips.map(({ word, voice, part, length }) => ({
    word,
    voice,
    part: part as Part,
    label: labelOf(word),
    samples: samples.slice(at, (at += length)),
  }));
}

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
