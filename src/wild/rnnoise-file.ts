/** The file of RNNoise: fetched when it is first wanted, and compared with the hash of the record. */
import { fileBytes } from '../engine/kernels.ts';
import { once } from '../once.ts';
import address from './rnnoise.wasm?url';
import record from './rnnoise-network.json';
import { type Program, startProgram } from './rnnoise-program.ts';

/** The program, ready to run. Throws, in words for the reader, where the file does not come or is not what it must be. */
export const loadProgram: () => Promise<Program> = once(async () => {
  const bytes = await fileBytes(import.meta.env.SSR ? 'src/wild/rnnoise.wasm' : address).catch((error: Error) => {
    throw new Error(`RNNoise could not be fetched (${error.message}). Try again when you are online.`);
  });
  // Pages that are not served over HTTPS have no function for hashes.
  const hash = await globalThis.crypto.subtle?.digest('SHA-256', bytes);
  if (hash && hex(hash) !== record.from.sha256)
    throw new Error('The file of RNNoise is damaged: its SHA-256 is another. Reload the page to fetch it again.');
  return startProgram(bytes, record.featuresAt);
});

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
