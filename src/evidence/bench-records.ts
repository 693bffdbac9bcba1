/** The records of the bench: what their times rest on, and whether the code has changed since they were measured. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../markdown/problem.ts';
import { digestOf } from './digest.ts';
import { changesBetween, type Fingerprint, fewOf, fingerprintOf, type ReadFile } from './fingerprint.ts';

/** Where the records of the bench lie, by where it ran. */
export const BENCH_RECORDS = {
  node: 'content/records/bench-node.json',
  chromium: 'content/records/bench-chromium.json',
} as const;
export type Place = keyof typeof BENCH_RECORDS;

const renewal = (place: Place) => `npm run bench -- ${place === 'chromium' ? '--chromium ' : ''}--record`;

/** What of a record says when and with which code it was measured. */
export interface Dated {
  date: string;
  /** The commit with which it was measured; of records from before they had a fingerprint, the one that brought them. */
  commit?: string;
  code?: Fingerprint;
  digest?: string;
}

/** The folders that a time rests on: unlike a claim, it rests on every kernel, and on how the peers are run. */
const FOLDERS = ['src/bench', 'src/engine'];

const filesBelow = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(root, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );

/** The code, the settings and the libraries that the bench times: ours, those of the peers, and what they import. */
export function codeOfBench(read: ReadFile, root: string = process.cwd()): Fingerprint {
  const starts = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    filesBelow(root, folder),
  );
  const { devDependencies = {} } = JSON.parse(read('package.json') ?? '{}') as {
    devDependencies?: Record<string, string>;
  };
  return {
    'package.json: onnxruntime-web': devDependencies['onnxruntime-web'] ?? 'none',
    ...fingerprintOf(starts, read, { leftOut: /^src\/(?:define|controls)\.ts$/, takesMany: true }),
  };
}

/** Why the times of a record are of other code than today's; undefined where they are of the same. */
export function outdated({ date, commit, code }: Dated, now: Fingerprint): string | undefined {
  const when = `measured on ${date}${commit ? ` with the code of commit ${commit}` : ''}`;
  if (!code)
    return `${when}, before the last changes of the kernels, when records of the bench did not yet name their code`;
  const changes = changesBetween(code, now);
  return changes.length ? `${when}; since then ${fewOf(changes)}` : undefined;
}

const recordAt = (place: Place, read: ReadFile): Dated | undefined => {
  const text = read(BENCH_RECORDS[place]);
  return text === undefined ? undefined : (JSON.parse(text) as Dated);
};
const PLACES: Place[] = ['node', 'chromium'];

/** Records of the bench that somebody changed by hand. Those of before they had a digest cannot be told. */
export const benchProblems = (read: ReadFile): Problem[] =>
  PLACES.flatMap((place) => {
    const record = recordAt(place, read);
    if (!record?.digest || record.digest === digestOf(record)) return [];
    return [
      { file: BENCH_RECORDS[place], message: 'it was changed by hand', fix: `Measure it again: ${renewal(place)}` },
    ];
  });

/**
 * Records of the bench whose code has changed, as a sentence with the fix. They stop no build: every change of a kernel
 * would ask for all rows again on a quiet machine. The page of speed says the same beside the table.
 */
export const staleBenches = (read: ReadFile, now: Fingerprint): string[] =>
  PLACES.flatMap((place) => {
    const record = recordAt(place, read);
    const why = record && outdated(record, now);
    return why ? [`${BENCH_RECORDS[place]} was ${why}. Measure it again: ${renewal(place)}`] : [];
  });
