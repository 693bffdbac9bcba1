/** The recorded runs of demos: where they lie, the code they were made by, and whether they are still what it makes. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../markdown/problem.ts';
import { digestOf } from './digest.ts';
import { changesBetween, type Fingerprint, fewOf, fingerprintOf, type ReadFile } from './fingerprint.ts';

const FOLDER = 'content/records';

/** Where the recording of a demo lies. */
export const recordingFile = (demo: string): string => `${FOLDER}/demo-${demo}.json`;
const renewal = (demo: string) => `Record it again: npm run record -- ${demo}`;

/** Charts draw what was recorded anew, at every build: no recorded number rests on them. */
const LEFT_OUT = /^src\/(?:engine\/|charts\/|(?:define|controls)\.ts$|units\.ts$)/;

/** What a recording of a demo rests on. */
export const codeOfDemo = (demo: string, read: ReadFile): Fingerprint =>
  fingerprintOf(`src/demos/${demo}.tsx`, read, { leftOut: LEFT_OUT });

/** The demos of which there are recordings. */
export const recordedIn = (root: string = process.cwd()): string[] =>
  existsSync(join(root, FOLDER))
    ? readdirSync(join(root, FOLDER))
        .flatMap((name) => /^demo-(.*)\.json$/.exec(name)?.[1] ?? [])
        .sort()
    : [];

/** Every recording that somebody wrote by hand, or whose code, data or libraries changed after it was made. */
export function recordingProblems(read: ReadFile, demos: string[]): Problem[] {
  return demos.flatMap((demo) => {
    const [file, fix] = [recordingFile(demo), renewal(demo)];
    const record = JSON.parse(read(file) ?? '{}') as { date?: string; code?: Fingerprint; digest?: string };
    if (record.digest !== digestOf(record)) return [{ file, message: 'it was changed by hand', fix }];
    const changes = changesBetween(record.code ?? {}, codeOfDemo(demo, read));
    if (!changes.length) return [];
    return [{ file, message: `the recording of ${record.date} is stale: ${fewOf(changes)}`, fix }];
  });
}
