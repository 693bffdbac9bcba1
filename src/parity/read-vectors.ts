/** Reads a file of vectors: the cases that can be checked, and what is wrong with the others. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nearest, type Problem } from '../markdown/problem.ts';
import { told } from './check-vector.ts';
import { isObject, type ParityCase, readCase } from './read-case.ts';

/** What a file holds. `count` is how many cases it has, the malformed among them. */
export interface VectorFile {
  cases: ParityCase[];
  problems: Problem[];
  /** What was taken for granted, in words. */
  notes: string[];
  count: number;
}

/** The version of the format that is read here: the field `format` of the file. */
const FORMAT = 1;
const EXPORT = 'export it again: tests/fixtures/export_vectors.py writes such a file';

/**
 * Reads the file at `path`, which problems call `file`. Never throws: a file that cannot be read or understood is one
 * problem, a malformed case at least one, and the other cases are there all the same.
 */
export function readVectors(path: string, file = path): VectorFile {
  const failed = (message: string, fix: string, field?: string): VectorFile => ({
    cases: [],
    problems: [{ file, field, message, fix }],
    notes: [],
    count: 0,
  });

  let text: string;
  try {
    // Windows programs put a byte order mark first, which JSON does not know.
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what = code === 'EISDIR' ? 'is a folder' : `cannot be read (${code})`;
    if (code !== 'ENOENT') return failed(what, 'give the path of a JSON file that can be read');
    const name = nearest(basename(path), namesBeside(path))[0];
    const near = name && join(dirname(file), name);
    const message = `there is no such file; ${near ? `nearest: ${near}` : 'nor is any .json file where it should be'}`;
    return failed(message, `npm run parity -- ${near ?? 'tests/fixtures/vectors.json'}`);
  }

  let json: unknown;
  try {
    json = parsed(text);
  } catch (error) {
    return failed(`is not JSON: ${(error as Error).message.replace(/\s+/g, ' ')}`, EXPORT);
  }
  if (!isObject(json)) return failed('is not an object', `wrap the cases: {"format": ${FORMAT}, "cases": [...]}`);
  if (json.format !== FORMAT) {
    const fix = `export it as version ${FORMAT}; if it is that already, write "format": ${FORMAT}`;
    return failed(`${told(json.format)}; nearest version that can be read: ${FORMAT}`, fix, 'format');
  }
  const { cases } = json;
  if (!Array.isArray(cases)) return failed(`${told(cases)}, not a list; nearest valid value: [{...}]`, EXPORT, 'cases');
  if (!cases.length) return failed('is empty; nearest valid value: [{...}], a single case', EXPORT, 'cases');
  const read = cases.map((given, k) => readCase(given, k + 1, file));
  const problems = read.flatMap((one) => one.problems);
  const notes = read.flatMap((one) => one.notes);
  return { cases: read.flatMap(({ whole }) => whole ?? []), problems, notes, count: cases.length };
}

function namesBeside(path: string): string[] {
  try {
    return readdirSync(dirname(path)).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

/**
 * Python writes NaN and Infinity as bare words, which JSON does not have. Between quotation marks they parse, and
 * their case is the only one that is refused.
 */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const quoted = text.replace(/(?<=[[,:]\s*)(-?Infinity|NaN)(?=\s*[\],}])/g, '"$1"');
    if (quoted === text) throw error;
    return JSON.parse(quoted);
  }
}
