/**
 * Reads the speech/music network of libopus out of the C source in the pinned package `@discordjs/opus`. That package is not
 * installed, because its install script downloads and compiles: its archive is fetched, compared with a hash, and read.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGE = {
  name: '@discordjs/opus',
  version: '0.10.0',
  file: 'deps/opus/src/mlp_data.c',
  libopus: '1.3.1',
  archive: 'f1db4f4ed6df3e2e4ae06d9cf07c5ef1e447f76189777caa1e556bcf1bad4d3f',
};
/** Inputs of the dense layer, its units, those of the GRU, and outputs. */
const [FEATURES, DENSE, UNITS, OUTPUTS] = [25, 32, 24, 2];
/** The tables of the source and ours: libopus lays out an input's weights together, and its GRU as z, r, candidate. */
const TABLES = [
  { theirs: 'layer0_weights', ours: 'dense.W', rows: DENSE, columns: FEATURES },
  { theirs: 'layer0_bias', ours: 'dense.b', rows: DENSE },
  { theirs: 'layer1_weights', ours: 'gru.W', rows: 3 * UNITS, columns: DENSE, isGru: true },
  { theirs: 'layer1_recur_weights', ours: 'gru.U', rows: 3 * UNITS, columns: UNITS, isGru: true },
  { theirs: 'layer1_bias', ours: 'gru.b', rows: 3 * UNITS, isGru: true },
  { theirs: 'layer2_weights', ours: 'output.W', rows: OUTPUTS, columns: UNITS },
  { theirs: 'layer2_bias', ours: 'output.b', rows: OUTPUTS },
];

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The source file with the network, from the archive that the registry has for the pinned version. Runs none of its scripts. */
export function opusSource(): string {
  const folder = mkdtempSync(join(tmpdir(), 'opus-'));
  try {
    const pack = ['pack', `${PACKAGE.name}@${PACKAGE.version}`, '--ignore-scripts', '--silent', '--prefer-offline'];
    const name = execFileSync('npm', pack, {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    }).trim();
    return sourceIn(readFileSync(join(folder, name)), folder, name);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The source file in an archive. Throws, before anything of it is unpacked, where the archive is another. */
export function sourceIn(archive: Buffer, folder: string, name: string): string {
  if (sha256(archive) !== PACKAGE.archive)
    throw new Error(
      `The archive of ${PACKAGE.name} ${PACKAGE.version} (${archive.length} bytes) is not the one that was looked into: its SHA-256 is ${sha256(archive)}. Fix: fetch it again, or look into it and correct src/cli/wild-opus.ts.`,
    );
  return execFileSync('tar', ['-xzOf', name, `package/${PACKAGE.file}`], { cwd: folder, encoding: 'utf8' });
}

/** The numbers of a table in the C source. Throws where they are not as many 8-bit numbers as they must be. */
function tableOf(source: string, name: string, length: number): number[] {
  const [, declared, inside] = new RegExp(`opus_int8 ${name}\\[(\\d+)\\] = \\{([^}]*)\\}`).exec(source) ?? [];
  const numbers = (inside ?? '').split(',').map((number) => Number(number.trim() || Number.NaN));
  const is8Bit = numbers.every((number) => Number.isInteger(number) && Math.abs(number + 0.5) < 128);
  if (Number(declared) !== length || numbers.length !== length || !is8Bit)
    throw new Error(
      `${PACKAGE.file} has no table ${name} of ${length} numbers of 8 bits. Fix: look into it and correct src/cli/wild-opus.ts.`,
    );
  return numbers;
}

/** A table in the order of our cells: a row of weights for each unit, and of the GRU the reset gate first. */
export function inOurOrder(numbers: number[], { rows, columns = 1, isGru = false }: (typeof TABLES)[number]): number[] {
  return Array.from({ length: rows * columns }, (_, k) => {
    const [row, column] = [Math.floor(k / columns), k % columns];
    const exchanged = isGru && row < 2 * UNITS ? (row + UNITS) % (2 * UNITS) : row;
    return numbers[column * rows + exchanged] ?? Number.NaN;
  });
}

/** The network in the C source, as src/wild keeps it: 8-bit numbers, which libopus divides by 128. */
export function opusNetwork(source: string, date: string) {
  const ours = TABLES.map((table) => {
    const shape = table.columns ? [table.rows, table.columns] : [table.rows];
    return {
      shape,
      numbers: inOurOrder(tableOf(source, table.theirs, table.rows * (table.columns ?? 1)), table),
      table,
    };
  });
  const bytes = Buffer.from(Int8Array.from(ours.flatMap(({ numbers }) => numbers)).buffer);
  return {
    about:
      'The speech/music network of libopus: a dense layer of 32 tanh units, a GRU of 24, two outputs. Weights are these numbers divided by 128.',
    from: { ...PACKAGE, sha256: sha256(Buffer.from(source)) },
    license: 'BSD-3-Clause',
    date,
    shapes: Object.fromEntries(ours.map(({ table, shape }) => [table.ours, shape])),
    sha256: sha256(bytes),
    int8: bytes.toString('base64'),
  };
}
