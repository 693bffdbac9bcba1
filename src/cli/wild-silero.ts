/** Reads the part for 16 kHz of Silero VAD v5 and v6 out of the pinned package `@ricky0123/vad-web`. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { VERSIONS, type Version } from '../wild/silero-files.ts';
import { constantsIn } from './onnx-constants.ts';

const PACKAGE = { name: '@ricky0123/vad-web', version: '0.0.31' };

/** The files whose bytes were read, with their hashes, by version of the network. */
const FILES = {
  v5: { file: 'dist/silero_vad_v5.onnx', sha256: '2623a2953f6ff3d2c1e61740c6cdb7168133479b267dfef114a4a3cc5bdd788f' },
  v6: { file: 'dist/silero_vad_v6.onnx', sha256: '1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3' },
};

const fix = `Fix: npm install --save-dev --save-exact ${PACKAGE.name}@${PACKAGE.version}, or find the networks in the new files and correct src/cli/wild-silero.ts.`;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The tensors by our names, in the order of our file: what the package calls each, and its shape. */
const TENSORS: Record<string, [theirs: string, ...shape: number[]]> = {
  basis: ['stft.forward_basis_buffer', 258, 1, 256],
  ...Object.fromEntries(
    (
      [
        [128, 129],
        [64, 128],
        [64, 64],
        [128, 64],
      ] as const
    ).flatMap(([H, D], k): [string, [string, ...number[]]][] => [
      [`conv${k + 1}.W`, [`encoder.${k}.reparam_conv.weight`, H, D, 3]],
      [`conv${k + 1}.b`, [`encoder.${k}.reparam_conv.bias`, H]],
    ]),
  ),
  'lstm.W': ['decoder.rnn.weight_ih', 512, 128],
  'lstm.U': ['decoder.rnn.weight_hh', 512, 128],
  'lstm.bW': ['decoder.rnn.bias_ih', 512],
  'lstm.bU': ['decoder.rnn.bias_hh', 512],
  'out.W': ['decoder.decoder.2.weight', 1, 128, 1],
  'out.b': ['decoder.decoder.2.bias', 1],
};
const SHAPES = Object.fromEntries(Object.entries(TENSORS).map(([name, [, ...shape]]) => [name, shape]));

/** The weights for 16 kHz in a file of the package, one tensor after the other. Throws, naming what differs, for any other file. */
export function weightsIn(file: Uint8Array): Buffer {
  const constants = constantsIn(file, 'then_branch');
  const parts = Object.values(TENSORS).map(([theirs, ...shape]) => {
    const one = constants[theirs];
    if (one?.shape.join() !== shape.join())
      throw new Error(`The file has ${theirs} as [${one?.shape ?? ''}] where [${shape}] was expected. ${fix}`);
    return one.bytes;
  });
  return Buffer.concat(parts);
}

/** A file of the installed package. Throws where it is not the one that was read. */
export function installed(version: Version): Uint8Array {
  const { file, sha256: expected } = FILES[version];
  const folder = `node_modules/${PACKAGE.name}`;
  let bytes: Buffer;
  try {
    bytes = readFileSync(`${folder}/${file}`);
  } catch (error) {
    throw new Error(`${(error as Error).message}. ${fix}`);
  }
  return checked(bytes, file, expected);
}

/** The bytes of a file if they have this hash. */
export function checked(bytes: Buffer, file: string, expected: string): Buffer {
  if (sha256(bytes) !== expected)
    throw new Error(
      `${file} of ${PACKAGE.name} (${bytes.length} bytes) is not the file in which the network was found, that of ${PACKAGE.version}. ${fix}`,
    );
  return bytes;
}

/** The record of both networks, and the bytes of each one's weights. */
export function sileroFiles(date: string) {
  const made = VERSIONS.map((version) => [version, weightsIn(installed(version))] as const);
  const record = {
    about:
      'Silero VAD for 16 kHz: a short-time Fourier transform, four convolutions, an LSTM of 128 units, a probability of speech.',
    from: PACKAGE,
    license: 'MIT',
    date,
    shapes: SHAPES,
    versions: Object.fromEntries(
      made.map(([version, bytes]) => [version, { from: FILES[version], bytes: bytes.length, sha256: sha256(bytes) }]),
    ),
  };
  return { record, weights: Object.fromEntries(made.map(([version, bytes]) => [`silero-${version}.bin`, bytes])) };
}
