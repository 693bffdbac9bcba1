/** Bytes that are read piece by piece: a file of any size is never in memory as a whole. */
import { refuse } from './refusal.ts';

export interface Source {
  name: string;
  size: number;
  /** The bytes from one place to another. Throws a `Refusal` where the file does not hold them. */
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** A file that the reader chose, or any `Blob`. */
export const sourceOf = (blob: Blob, name: string): Source => ({
  name,
  size: blob.size,
  async read(from, to) {
    if (!(from >= 0 && from <= to && to <= blob.size)) refuse(ENDS_EARLY);
    let bytes: ArrayBuffer;
    try {
      bytes = await blob.slice(from, to).arrayBuffer();
    } catch {
      // The file was changed, moved or locked after it was chosen.
      return refuse('The browser could not read this file. Close whatever else writes to it, and choose it again.');
    }
    if (bytes.byteLength !== to - from) refuse(ENDS_EARLY);
    return new Uint8Array(bytes);
  },
});

export const ENDS_EARLY =
  'The file ends before what it announces. It may be a download that was cut: fetch it again, and compare its size.';
