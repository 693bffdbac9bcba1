/** `npm run bench`: times ours against its peers, row by row, and prints a table (or, with `--json`, the numbers). */
import { writeFileSync } from 'node:fs';
import { cpus, platform, arch } from 'node:os';
import { compileProbes } from '../bench/compile-probes.ts';
import { betterOf, hasRelaxedSimd, measureLimits } from '../bench/limits.ts';
import { measureRow, type Rounds } from '../bench/measure.ts';
import { onnxRuntimeVersion, onnxRuntimeWeb } from '../bench/onnxruntime-web.ts';
import { plainTs } from '../bench/plain-ts.ts';
import { startPytorch } from '../bench/pytorch.ts';
import { rowResult, table, type BenchResult } from '../bench/result.ts';
import { rows, usualRows, type Row } from '../bench/rows.ts';
import type { Peer } from '../bench/runner.ts';
import { tfLayers } from '../bench/tf-layers.ts';
import { tfjsOps } from '../bench/tfjs-ops.ts';
import { startEngine } from '../engine/backend.ts';
import { kernelsInUse } from '../engine/kernels.ts';
import { version_core } from '../engine/tfjs.ts';
import { nearest } from '../markdown/problem.ts';

/** Where `--record` writes. */
const RECORD = 'content/records/bench-node.json';

/** What the command line asks for. */
export interface Options {
  rows: Row[];
  rounds: number;
  json: boolean;
  record: boolean;
}

/** Reads the command line. Throws an error with the fix for an argument, a row or a number that it does not know. */
export function options(args: string[]): Options {
  const asked: Options = { rows: usualRows(), rounds: 9, json: false, record: false };
  const rest = [...args];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--all') asked.rows = rows;
    else if (argument === '--json') asked.json = true;
    else if (argument === '--record') asked.record = true;
    else if (argument === '--only') asked.rows = startingWith(rest.shift() ?? '');
    else if (argument === '--rounds') asked.rounds = positive(rest.shift());
    else {
      const near = nearest(argument, ['--all', '--only', '--rounds', '--json', '--record']);
      throw new Error(`${argument} is not an option.\n    Fix: npm run bench -- ${near[0]}`);
    }
  }
  return asked;
}

function startingWith(start: string): Row[] {
  const found = start ? rows.filter(({ id }) => id.startsWith(start)) : [];
  if (found.length) return found;
  const near = nearest(start, rows.map(({ id }) => id));
  const problem = start ? `No row is called ${start} or begins so` : '--only needs the name of a row, or its beginning';
  throw new Error(`${problem}. Nearest: ${near.join(', ')}.\n    Fix: npm run bench -- --only ${near[0]}`);
}

function positive(text = ''): number {
  const rounds = Number(text);
  if (Number.isInteger(rounds) && rounds > 0) return rounds;
  throw new Error(`--rounds needs a whole number above 0, not "${text}".\n    Fix: npm run bench -- --rounds 9`);
}

/** Runs the bench. Exit code 1, with the fix, for a wrong command line or where WebAssembly is missing. */
export async function main(args: string[]): Promise<number> {
  let asked: Options;
  try {
    asked = options(args);
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
  if (await startEngine() !== 'wasm') {
    console.error('The bench needs WebAssembly.\n    Fix: run it where WebAssembly is not switched off.');
    return 1;
  }
  const result = await measure(asked);
  console.log(asked.json ? JSON.stringify(result) : `\n${table(result)}`);
  if (asked.record) writeFileSync(RECORD, `${JSON.stringify(result, null, 2)}\n`);
  return 0;
}

/** Measures limits and rows. Progress goes to standard error, where it is in nobody's way. */
async function measure({ rows: wanted, rounds, json }: Options): Promise<BenchResult> {
  const pytorch = await startPytorch();
  const peers: Peer[] = [tfLayers, tfjsOps, onnxRuntimeWeb, plainTs, ...('skipped' in pytorch ? [] : [pytorch])];
  try {
    const probes = await compileProbes(hasRelaxedSimd());
    const before = measureLimits(probes);
    const timed: { row: Row; rounds: Rounds }[] = [];
    for (const [k, row] of wanted.entries()) {
      if (!json) process.stderr.write(`${row.id}, ${k + 1} of ${wanted.length}\n`);
      timed.push({ row, rounds: await measureRow(row, peers, rounds) });
    }
    const limits = betterOf(before, measureLimits(probes));
    return {
      machine: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${platform()} ${arch()}`,
      date: new Date().toISOString().slice(0, 10),
      rounds,
      limits,
      kernels: kernelsInUse(),
      versions: {
        node: process.versions.node, v8: process.versions.v8, tfjs: version_core,
        'onnxruntime-web': await onnxRuntimeVersion(), ...('skipped' in pytorch ? {} : { pytorch: pytorch.version }),
      },
      skipped: 'skipped' in pytorch ? { pytorch: pytorch.skipped } : {},
      rows: timed.map((one) => rowResult(one.row, one.rounds, limits)),
    };
  } finally {
    if (!('skipped' in pytorch)) pytorch.stop();
  }
}
