/** The weights of Silero VAD: fetched when they are first wanted, bit by bit, and compared with the hash of the record. */
import type { Weights } from '../define.ts';
import record from './silero-network.json';
import v5 from './silero-v5.bin?url';
import v6 from './silero-v6.bin?url';

const ADDRESSES = { v5, v6 };
export type Version = keyof typeof ADDRESSES;
export const VERSIONS: Version[] = ['v5', 'v6'];

/** How many bytes of a file have come. */
export interface Arrived {
  done: number;
  of: number;
}
const kept = new Map<Version, Weights>();

/** The weights of a version by name; on the way it tells how much of the file has come. Throws where it is not what it must be. */
export async function* weightsOf(version: Version): AsyncGenerator<Arrived, Weights> {
  const ready = kept.get(version);
  if (ready) return ready;
  const { bytes: length, sha256 } = record.versions[version];
  const bytes = new Uint8Array(length);
  let done = 0;
  for await (const part of partsOf(version)) {
    if (done + part.length > length) throw new Error(damaged(version, 'it is too long'));
    bytes.set(part, done);
    done += part.length;
    yield { done, of: length };
  }
  if (done < length) throw new Error(damaged(version, `${done} of ${length} bytes came`));
  // Pages that are not served over HTTPS have no function for hashes.
  const hash = await globalThis.crypto.subtle?.digest('SHA-256', bytes);
  if (hash && hex(hash) !== sha256) throw new Error(damaged(version, 'its SHA-256 is another'));
  const made = unpacked(bytes);
  kept.set(version, made);
  return made;
}

/** The same for those who need not be told. */
export async function loadWeights(version: Version): Promise<Weights> {
  const arriving = weightsOf(version);
  for (;;) {
    const { done, value } = await arriving.next();
    if (done) return value;
  }
}

const damaged = (version: Version, why: string) =>
  `The file with the weights of Silero VAD ${version} is damaged: ${why}. Reload the page to fetch it again.`;
const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

async function* partsOf(version: Version): AsyncGenerator<Uint8Array> {
  if (import.meta.env.SSR) {
    yield await (await import('node:fs/promises')).readFile(`src/wild/silero-${version}.bin`);
    return;
  }
  const answer = await fetch(ADDRESSES[version]).catch(() => undefined);
  if (!answer?.ok || !answer.body)
    throw new Error(
      `The weights of Silero VAD ${version} could not be fetched (${answer ? answer.status : 'no connection'}). Try again when you are online.`,
    );
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** The tensors that lie one after the other in the file. */
function unpacked(bytes: Uint8Array<ArrayBuffer>): Weights {
  const numbers = new Float32Array(bytes.buffer);
  let at = 0;
  const all = Object.entries(record.shapes).map(([name, shape]): [string, Weights[string]] => {
    const from = at;
    at += shape.reduce((product, size) => product * size, 1);
    return [name, { shape, data: numbers.slice(from, at) }];
  });
  return Object.fromEntries(all);
}
