/** `npm run bench`: times ours against its peers, row by row, and prints a table (or, with `--json`, the numbers). */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Row } from '../bench/family.ts';
import { onnxRuntimeVersion, onnxRuntimeWeb } from '../bench/onnxruntime-web.ts';
import { plainTs } from '../bench/plain-ts.ts';
import { startPytorch } from '../bench/pytorch.ts';
import { type BenchResult, table } from '../bench/result.ts';
import { rows, usualRows } from '../bench/rows.ts';
import type { Peer } from '../bench/runner.ts';
import { type Goal, goals } from '../bench/solve.ts';
import { runSuite } from '../bench/suite.ts';
import { tfLayers } from '../bench/tf-layers.ts';
import { tfjsOps } from '../bench/tfjs-ops.ts';
import { version_core } from '../engine/tfjs.ts';
import { BENCH_RECORDS, codeOfBench } from '../evidence/bench-records.ts';
import { sealed } from '../evidence/digest.ts';
import { readerOf } from '../evidence/records.ts';
import { suggested } from '../markdown/problem.ts';
import { benchInChromium } from './bench-in-chromium.ts';
import { hereAndNow } from './here-and-now.ts';

/** Seeds from which each goal is learned. */
const SEEDS = 6;

/** What the command line asks for. */
export interface Options {
  rows: Row[];
  goals: Goal[];
  rounds: number;
  json: boolean;
  chromium: boolean;
  record: boolean;
}

/** Reads the command line. Throws an error with the fix for an argument, a row or a number that it does not know. */
export function options(args: string[]): Options {
  const asked: Options = { rows: usualRows(), goals, rounds: 9, json: false, chromium: false, record: false };
  const rest = [...args];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--all') asked.rows = rows;
    else if (argument === '--json') asked.json = true;
    else if (argument === '--chromium') asked.chromium = true;
    else if (argument === '--record') asked.record = true;
    else if (argument === '--only') Object.assign(asked, startingWith(rest.shift() ?? ''));
    else if (argument === '--rounds') asked.rounds = positive(rest.shift());
    else {
      const near = suggested(argument, ['--all', '--only', '--rounds', '--json', '--chromium', '--record']);
      throw new Error(`${argument} is not an option.\n    Fix: npm run bench -- ${near[0]}`);
    }
  }
  return asked;
}

function startingWith(start: string): Pick<Options, 'rows' | 'goals'> {
  const begin = <X extends { id: string }>(all: X[]) => (start ? all.filter(({ id }) => id.startsWith(start)) : []);
  const found = { rows: begin(rows), goals: begin(goals) };
  if (found.rows.length + found.goals.length) return found;
  const near = suggested(
    start,
    [...rows, ...goals].map(({ id }) => id),
  );
  const problem = start ? `No row is called ${start} or begins so` : '--only needs the name of a row, or its beginning';
  throw new Error(`${problem}. Nearest: ${near.join(', ')}.\n    Fix: npm run bench -- --only ${near[0]}`);
}

function positive(text = ''): number {
  const rounds = Number(text);
  if (Number.isInteger(rounds) && rounds > 0) return rounds;
  throw new Error(`--rounds needs a whole number above 0, not "${text}".\n    Fix: npm run bench -- --rounds 9`);
}

/** Runs the bench. Exit code 1, with the fix, for a wrong command line or where it cannot be run. */
export async function main(args: string[]): Promise<number> {
  try {
    const asked = options(args);
    // What is measured is the code as it is now, not as it is when the last row is done.
    const code = codeOfBench(readerOf());
    const result = await (asked.chromium ? measureInChromium(asked) : measure(asked));
    console.log(asked.json ? JSON.stringify(result) : `\n${table(result)}`);
    if (asked.record)
      writeFileSync(
        BENCH_RECORDS[asked.chromium ? 'chromium' : 'node'],
        `${JSON.stringify(sealed({ ...result, ...commit(), code }), null, 2)}\n`,
      );
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

/** The commit that is checked out, where there is one. */
function commit(): { commit?: string } {
  const { status, stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
  return status === 0 ? { commit: stdout.trim() } : {};
}

/** Progress goes to standard error, where it is in nobody's way: with `--json`, standard output holds the numbers alone. */
const tell = (next: string) => void process.stderr.write(`${next}\n`);

async function measure(asked: Options): Promise<BenchResult> {
  const pytorch = await startPytorch();
  const peers: Peer[] = [tfLayers, tfjsOps, onnxRuntimeWeb, plainTs, ...('skipped' in pytorch ? [] : [pytorch])];
  try {
    const measured = await runSuite({ ...asked, peers, seeds: SEEDS }, tell);
    return {
      ...hereAndNow(),
      ...measured,
      versions: {
        node: process.versions.node,
        v8: process.versions.v8,
        tfjs: version_core,
        'onnxruntime-web': await onnxRuntimeVersion(),
        ...('skipped' in pytorch ? {} : { pytorch: pytorch.version }),
      },
      skipped: 'skipped' in pytorch ? { pytorch: pytorch.skipped } : {},
    };
  } finally {
    if (!('skipped' in pytorch)) pytorch.stop();
  }
}

async function measureInChromium(asked: Options): Promise<BenchResult> {
  const ids = [...asked.rows, ...asked.goals].map(({ id }) => id);
  const answer = await benchInChromium({ ids, rounds: asked.rounds, seeds: SEEDS }, tell);
  const { machine, date } = hereAndNow();
  return { machine: `${machine}, in Chromium`, date, ...answer, skipped: { pytorch: 'it does not run in a browser' } };
}
