/** The records of slow claims: where they lie, whether they are still true of the code, and how to renew them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldProblems, readYaml } from '../markdown/fields.ts';
import type { Problem } from '../markdown/problem.ts';
import { type ClaimRecord, claimRecordSchema } from '../schema/claim-record.ts';
import { changesBetween, fewOf, fingerprintOf, type ReadFile } from './fingerprint.ts';

const FOLDER = 'content/records/claims';

/** Where the record of a claim lies, and the file of the claim itself. */
export const recordFile = (id: string): string => `${FOLDER}/${id}.json`;
export const claimFile = (id: string): string => `src/claims/${id}.ts`;

/** The command that measures a slow claim and writes its record. */
export const renewal = (id: string): string => `npm run claims -- --record ${id}`;

/** Reads files below a folder, the project's unless another is given. */
export const readerOf = (root: string = process.cwd()): ReadFile =>
  Object.assign((path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined), {
    list: (folder: string) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : []),
  });

/** A record that is there, whether or not the code has changed since, or what is wrong with it. */
export function keptRecord(id: string, read: ReadFile): ClaimRecord | Problem[] {
  const file = recordFile(id);
  const fix = `Measure it: ${renewal(id)}`;
  const text = read(file);
  if (text === undefined) return [{ file, message: `the claim "${id}" is slow and has no record`, fix }];
  const { value, lineOf, problem } = readYaml(text, 1, file);
  if (problem) return [{ ...problem, fix }];
  const { data, error } = claimRecordSchema.safeParse(value);
  if (error)
    return fieldProblems(error, file, Object.keys(claimRecordSchema.shape), lineOf, value).map((told) => ({
      ...told,
      fix,
    }));
  return data;
}

/** A record that is there and true of the code, or what is wrong with it. */
export function readRecord(id: string, read: ReadFile): ClaimRecord | Problem[] {
  const data = keptRecord(id, read);
  const changes = Array.isArray(data) ? [] : changesBetween(data.code, fingerprintOf(claimFile(id), read));
  if (Array.isArray(data) || !changes.length) return data;
  const file = recordFile(id);
  return [
    {
      file,
      message: `the record of ${data.date} is stale: ${fewOf(changes)}`,
      fix: `Measure it again: ${renewal(id)}`,
    },
  ];
}

/** Whether the file of a claim says that it is slow, without running it; a test holds this to what the claim itself says. */
export const saysSlow = (text: string): boolean => /^ {2}slow: true,?$/m.test(text);

/** The ids of all claims, by their files, and of all records. */
export function idsIn(root: string = process.cwd()): { claims: string[]; records: string[] } {
  const namesIn = (folder: string, ending: string) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder))
          .filter((name) => name.endsWith(ending))
          .map((name) => name.slice(0, -ending.length))
          .sort()
      : [];
  return { claims: namesIn('src/claims', '.ts'), records: namesIn(FOLDER, '.json') };
}

/** Every record that is missing, malformed, stale or of no slow claim. */
export function recordProblems(
  read: ReadFile,
  { claims, records }: { claims: string[]; records: string[] },
): Problem[] {
  const slow = claims.filter((id) => saysSlow(read(claimFile(id)) ?? ''));
  const idle = records.filter((id) => !slow.includes(id));
  return [
    ...slow.flatMap((id) => [readRecord(id, read)].flat().filter((told): told is Problem => 'fix' in told)),
    ...idle.map((id) => ({
      file: recordFile(id),
      message: `there is no slow claim "${id}"`,
      fix: 'Remove the file, or write "slow: true" in its claim.',
    })),
  ];
}
