/** `npm run parity -- <file>`: whether our code computes what PyTorch did, by vectors exported from it. */
import { resolve } from 'node:path';
import { format } from '../markdown/problem.ts';
import { applies, compare, type Runner, ready, runners, TOLERANCE, type Worst } from '../parity/compare.ts';
import { kinds } from '../parity/kinds.ts';
import type { ParityCase } from '../parity/read-case.ts';
import { readVectors } from '../parity/read-vectors.ts';

const times = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
const short = (error: number) => (error && Number.isFinite(error) ? error.toExponential(1) : String(error));
const limit = (part: keyof typeof TOLERANCE) => TOLERANCE[part].toExponential();
const measured = ({ error, name }: Worst) => `${short(error)} (${name})`;

const HELP = `npm run parity -- <file>

Compares the cells and their kernels with vectors that PyTorch computed, and prints a line for each case and each way to
compute it. The file is JSON; tests/fixtures/export_vectors.py writes one: python3 tests/fixtures/export_vectors.py.

Kinds of case: ${Object.keys(kinds).join(', ')}.
Ways: ${runners.map(({ name }) => name).join(', ')}.
Exit code 1 where an error is over the tolerance, or something is malformed.`;

/** The case in words: its number, kind and sizes. */
function title({ number, kind, nonlinearity, sizes }: ParityCase): string {
  const letters = (kinds[kind]?.letters ?? [])
    .map((letter) => `${letter} ${String(sizes[letter]).padEnd(3)}`)
    .join(' ');
  return `case ${String(number).padEnd(3)} ${`${kind} ${nonlinearity}`.trim().padEnd(14)}  ${letters}`;
}

/** Of a line, what is over the tolerance, in words; empty where nothing is. */
function excess(found: Record<keyof typeof TOLERANCE, Worst>): string {
  const over = (['forward', 'gradients'] as const).filter((part) => found[part].error > TOLERANCE[part]);
  return over.map((part) => `${part} ${found[part].name} over ${limit(part)}`).join(', ');
}

/** How one way to compute did on a case: what it found, in words, and whether that is as it should be. */
function outcome(given: ParityCase, runner: Runner): { words: string; isFine: boolean } {
  try {
    const found = compare(given, runner);
    const over = excess(found);
    const [forward, gradients] = [measured(found.forward).padEnd(13), measured(found.gradients).padEnd(22)];
    const words = `forward ${forward}  gradients ${gradients}  ${over ? `OVER: ${over}` : 'ok'}`;
    return { words, isFine: !over };
  } catch (error) {
    return { words: `FAILED: ${(error as Error).message.replace(/\s+/g, ' ')}`, isFine: false };
  }
}

/**
 * Prints a line for each case and each way to compute it, then what is malformed, then a summary. Exit code 1 where an
 * error is over the tolerance, a case or the file is malformed, or nothing could be computed.
 */
export async function main([path = '']: string[]): Promise<number> {
  if (path === '--help' || path === '-h') {
    console.log(HELP);
    return 0;
  }
  if (!path || path.startsWith('-')) {
    const what = path ? `There is no option ${path}; there is --help.` : 'Which file of vectors?';
    console.error(`${what}\n    Fix: npm run parity -- tests/fixtures/vectors.json`);
    return 1;
  }
  // npm runs a script in the project's folder, and says in INIT_CWD where it was called.
  const { cases, problems, notes, count } = readVectors(resolve(process.env.INIT_CWD ?? '.', path), path);
  const idle = new Map<string, string>();
  let [lines, bad] = [0, 0];
  for (const given of cases) {
    for (const runner of runners.filter((one) => applies(one, given))) {
      const trouble = await ready(runner);
      if (trouble) {
        idle.set(runner.name, trouble);
        continue;
      }
      const { words, isFine } = outcome(given, runner);
      console.log(`${title(given)}  ${runner.name.padEnd(14)}  ${words}`);
      lines += 1;
      bad += Number(!isFine);
    }
  }
  for (const note of notes) console.log(note);
  for (const problem of problems) console.error(format(problem));
  if (!count) return 1;
  for (const [name, why] of idle) console.log(`${name} not run: ${why}`);
  const refused = count - cases.length;
  const verdict = [
    bad ? `${bad} over the tolerance or failed` : lines ? 'all within the tolerance' : 'nothing compared',
    ...(refused ? [`${times(refused, 'case')} malformed`] : []),
  ].join(', ');
  const within = `forward within ${limit('forward')}, gradients within ${limit('gradients')}`;
  console.log(`${path}: ${times(count, 'case')}, ${times(lines, 'comparison')} (${within}): ${verdict}.`);
  return bad || problems.length || !lines ? 1 : 0;
}
