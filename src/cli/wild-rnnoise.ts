/** Takes RNNoise 0.1 out of the pinned package `@jitsi/rnnoise-wasm`: the module that programs run, with its weights inside. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { startProgram } from '../wild/rnnoise-program.ts';
import { GRUS } from '../wild/rnnoise-sizes.ts';

const PACKAGE = { name: '@jitsi/rnnoise-wasm', version: '0.2.1', file: 'dist/rnnoise.wasm' };
const SHA256 = '677147b9248aedc0a00de79dc090d1ecead37c08c8bb773a790da16109d2c487';
/** The address, found by looking through the memory, at which the code in this file leaves the features of a frame. */
const FEATURES_AT = 5_326_592;

const fix = `Fix: npm install --save-dev --save-exact ${PACKAGE.name}@${PACKAGE.version}, or look into the new file and correct src/cli/wild-rnnoise.ts.`;

/** The bytes of a file if they are those that were looked into. */
export function checked(bytes: Buffer): Buffer {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== SHA256)
    throw new Error(
      `${PACKAGE.file} of ${PACKAGE.name} (${bytes.length} bytes) is not the file in which the network was found, that of ${PACKAGE.version}. ${fix}`,
    );
  return bytes;
}

function installed(): Buffer {
  try {
    return checked(readFileSync(`node_modules/${PACKAGE.name}/${PACKAGE.file}`));
  } catch (error) {
    const { message } = error as Error;
    throw message.includes('Fix:') ? error : new Error(`${message}. ${fix}`);
  }
}

/** The record of the network, and the file itself, byte for byte: the program runs it, and the network is read out of it. */
export async function rnnoiseFiles(date: string) {
  const file = installed();
  const { weights } = await startProgram(Uint8Array.from(file), FEATURES_AT);
  const record = {
    about: `RNNoise 0.1: a dense layer, ${GRUS.length} GRUs of ${GRUS.map(({ units }) => units).join(', ')} units, the gains of 22 bands and a probability of speech. Weights are numbers of 8 bits, divided by 256.`,
    from: { ...PACKAGE, sha256: SHA256 },
    license: 'Apache-2.0 AND BSD-3-Clause',
    date,
    bytes: file.length,
    featuresAt: FEATURES_AT,
    shapes: Object.fromEntries(Object.entries(weights).map(([name, { shape }]) => [name, shape])),
  };
  return { 'rnnoise-network.json': record, 'rnnoise.wasm': file };
}
