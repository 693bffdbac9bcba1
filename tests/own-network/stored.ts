/** The files that make_own_networks.py wrote, with what the runtimes of others compute from them. */
import { type Source, sourceOf } from '../../src/own-network/source.ts';
import written from '../fixtures/own-networks.json' with { type: 'json' };

export interface Case {
  name: string;
  file: Uint8Array<ArrayBuffer>;
  /** The rows that were read [T][D], and the output [T·directions·H]. */
  x: Float64Array[];
  y: Float32Array;
  relu: boolean;
  /** Of an exported model: the state_dict of the same network. */
  twin?: Uint8Array<ArrayBuffer>;
}

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));
const D = 2;

export const cases: Case[] = written.cases.map(({ name, file, x, y, ...more }) => {
  const numbers = new Float32Array(bytesOf(x).buffer);
  return {
    name,
    file: bytesOf(file),
    x: Array.from({ length: numbers.length / D }, (_, t) => Float64Array.from(numbers.subarray(t * D, (t + 1) * D))),
    y: new Float32Array(bytesOf(y).buffer),
    relu: 'relu' in more && more.relu === true,
    ...('twin' in more && more.twin ? { twin: bytesOf(more.twin) } : {}),
  };
});

/** The case with this name. */
export const caseOf = (name: string): Case => {
  const found = cases.find((one) => one.name === name);
  if (!found) throw new Error(`No file is called ${name}.`);
  return found;
};

/** Bytes as a file that a reader chose. */
export const inFile = (bytes: Uint8Array<ArrayBuffer>): Source => sourceOf(new Blob([bytes]), 'a-file');
