/** Readers of files for tests: of files that are not there, and of those that are with one of them changed. */
import type { ReadFile } from '../../src/evidence/fingerprint.ts';
import { readerOf } from '../../src/evidence/records.ts';

const real = readerOf();

/** Reads by this function; the folders are those of the project unless given. */
export const reading = (read: (path: string) => string | undefined, list = real.list): ReadFile =>
  Object.assign((path: string) => read(path), { list });

/** The files of the project, one of them with another text. */
export const withChanged = (file: string, edit: (text: string) => string): ReadFile =>
  reading((path) => (path === file ? edit(real(path) ?? '') : real(path)));
