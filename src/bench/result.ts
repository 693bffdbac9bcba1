/** What the bench found, as JSON and as a table. */
import type { KernelBuild } from '../engine/kernels.ts';
import type { Row } from './family.ts';
import { type Limits, loadLimit } from './limits.ts';
import type { Rounds } from './measure.ts';
import { bytes, flops, limitOf, memory, modelOf } from './rows.ts';
import type { PeerName } from './runner.ts';
import type { Solved } from './solve.ts';
import { type Times, timesOf } from './statistics.ts';

type ByPeer<X> = Partial<Record<PeerName, X>>;

/** One row: milliseconds a call of ours and of each peer, and how many times as long each peer takes. */
export interface RowResult {
  id: string;
  /** Its network in words, `LSTM, 64 units, 50 steps`; older records have none. */
  net?: string;
  oursMs: number;
  oursMedianMs: number;
  /** Of ours, in its best round: 10⁹ floating-point operations a second, as its family counts them. */
  gflops: number;
  /** Of ours, in its best round: share of the multiply-add peak or of the load bandwidth, whichever its family says. */
  fractionOfLimit: number;
  /** The peer's best round over our best round: above 1, ours is the faster. */
  ratios: ByPeer<number>;
  /** The peer's median over our median. */
  medianRatios: ByPeer<number>;
  times: ByPeer<Times>;
}

/** What a run measures, whoever runs it. */
export interface Measured {
  /** Rounds of every runner in every row. */
  rounds: number;
  limits: Limits;
  /** Which of our kernels ran, and why those. */
  kernels: { build: KernelBuild; why: string };
  rows: RowResult[];
  solved: Solved[];
}

/** A whole run, with where and when it was. */
export interface BenchResult extends Measured {
  /** Processor, number of its cores, system, and the browser if it was in one. */
  machine: string;
  /** Day, as year-month-day. */
  date: string;
  /** Version by name. */
  versions: Record<string, string>;
  /** Peers that could not be run, with the reason. */
  skipped: ByPeer<string>;
  /** Of a record: the commit with which it was measured, and a hash of every file that its times rest on. */
  commit?: string;
  code?: Record<string, string>;
  digest?: string;
}

const each = <X, Y>(byPeer: Record<string, X>, change: (one: X) => Y): ByPeer<Y> =>
  Object.fromEntries(Object.entries(byPeer).map(([name, one]) => [name, change(one)]));

/** From the rounds of a row to its result. */
export function rowResult(row: Row, { ours, ...peers }: Rounds, limits: Limits): RowResult {
  const own = timesOf(ours);
  const times = each(peers as Record<string, number[]>, timesOf) as Record<string, Times>;
  const gflops = flops(row) / own.bestMs / 1e6;
  const ofPeak = gflops / limits.fmaGflops;
  const ofLoads = bytes(row) / own.bestMs / 1e6 / loadLimit(limits, memory(row));
  return {
    id: row.id,
    net: modelOf(row),
    oursMs: own.bestMs,
    oursMedianMs: own.medianMs,
    gflops,
    fractionOfLimit: { flops: ofPeak, bytes: ofLoads, nearer: Math.max(ofPeak, ofLoads) }[limitOf(row)],
    ratios: each(times, ({ bestMs }) => bestMs / own.bestMs),
    medianRatios: each(times, ({ medianMs }) => medianMs / own.medianMs),
    times,
  };
}

const PEERS: PeerName[] = ['tf.layers', 'tfjs-ops', 'onnxruntime-web', 'plain-ts', 'pytorch'];

/** A time with its unit, three digits. */
const time = (ms: number) => (ms < 1 ? `${(ms * 1000).toPrecision(3)} µs` : `${Number(ms.toPrecision(3))} ms`);
const times = (factor: number) => `${factor < 100 ? factor.toPrecision(2) : factor.toFixed(0)}×`;

/** One line a goal: the median of the seeds, with every seed's time and steps. */
const solution = ({ id, about, medianMs, runs }: Solved) =>
  `${id}: median ${time(medianMs)} of ${runs.map(({ steps, ms }) => `${time(ms)} (${steps} steps)`).join(', ')}\n    ${about}`;

/** One line a row: our best, then how many times as long each peer takes, best over best and (median over median). */
export function table({
  machine,
  date,
  rounds,
  limits,
  kernels,
  versions,
  skipped,
  rows,
  solved,
}: BenchResult): string {
  const lines = rows.map(({ id, oursMs, gflops, fractionOfLimit, ratios, medianRatios }) => [
    id,
    time(oursMs),
    gflops.toPrecision(3),
    `${(100 * fractionOfLimit).toFixed(0)} %`,
    ...PEERS.map((peer) => (ratios[peer] ? `${times(ratios[peer])} (${times(medianRatios[peer]!)})` : '–')),
  ]);
  const all = [['row', 'ours', 'GFLOP/s', 'of limit', ...PEERS], ...lines];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((line) => line[column]!.length)));
  const aligned = all.map((line) =>
    line.map((cell, column) => (column ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join('  '),
  );
  const loads = [1024, 4096, 16384]
    .flatMap((size) =>
      limits.loadBySize[size] ? [`${limits.loadBySize[size].toFixed(0)} from ${size / 1024} MiB`] : [],
    )
    .join(', ');
  return [
    `${machine}, ${date}`,
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
    `limits: ${limits.fmaGflops.toFixed(1)} GFLOP/s multiply-add, ${limits.loadGBs.toFixed(0)} GB/s load (${loads})`,
    `our kernels: ${kernels.build} (${kernels.why})`,
    ...Object.entries(skipped).map(([peer, why]) => `without ${peer}: ${why}`),
    '',
    ...(rows.length ? [...aligned, ''] : []),
    ...solved.map(solution),
    `ours: best of ${rounds} rounds. Peers: how many times as long, best over best (median over median).`,
    'Limit: multiply-add for training; for streams and sequences the load of so much memory; for a bare scan the nearer.',
  ].join('\n');
}
