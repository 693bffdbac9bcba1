/** Measures one row: proves that all compute the same, then times them in turns. */
// First: it readies what tfjs looks for when it loads.
import '../engine/node.ts';
import { useQuickKernels } from '../engine/wasm-backend.ts';
import type { Given, Row } from './family.ts';
import { given as giveFor } from './given.ts';
import { startOurs } from './ours.ts';
import { familyOf } from './rows.ts';
import type { Peer, PeerName, Runner } from './runner.ts';

/** Milliseconds a call of each round, by runner. */
export type Rounds = { ours: number[] } & Partial<Record<PeerName, number[]>>;

/** Steps whose results are compared before anything is timed, and how far they may be apart. */
const [LOSSES, STEPS, TOLERANCE] = [3, 5, 1e-4];
/** Milliseconds that a round and the warm-up before all rounds take at the least. */
const [ROUND, WARM_UP] = [60, 150];

/** A runner at work, with tfjs' kernels as it wants them: peers run on tfjs' own, ours on the replaced ones. */
async function on<R>(fast: boolean, work: () => R | Promise<R>): Promise<R> {
  useQuickKernels(fast);
  try {
    return await work();
  } finally {
    useQuickKernels(true);
  }
}

/**
 * Rounds of ours and of every peer that does this row, interleaved: everyone's first round, everyone's second, … Throws
 * an error that names row, peer and both numbers when a peer computes something else than ours. Expects the engine to
 * have been started on WebAssembly.
 */
export async function measureRow(row: Row, peers: Peer[], rounds: number): Promise<Rounds> {
  await familyOf(row).ready?.();
  const given = giveFor(row);
  // Of a stream that starts over, early steps and late ones count alike.
  const unit = row.resets ?? 1;
  const entries: { name: 'ours' | PeerName; runner: Runner; calls: number; times: number[] }[] = [];
  const start = async (name: 'ours' | PeerName, runner: Runner) => {
    entries.push({ name, runner, calls: unit, times: [] });
    return on(name === 'ours', () => runner.prove(row.mode === 'train' ? LOSSES : STEPS));
  };
  try {
    const ours = await start('ours', await on(true, () => startOurs(given)));
    for (const peer of peers.filter((one) => one.does(row))) {
      const variant = peer.variant?.(given) ?? given;
      const right = variant === given ? ours : await oursOn(variant);
      compare(row, peer.name, right, await start(peer.name, await on(false, () => peer.start(variant))));
    }
    const time = ({ name, runner }: (typeof entries)[number], calls: number) =>
      on(name === 'ours', () => runner.time(calls));
    for (const entry of entries) {
      let [spent, took] = [0, 0];
      // The calls double, so that what is fast is counted without a clock between.
      for (; spent < WARM_UP; entry.calls *= 2) spent += took = await time(entry, entry.calls);
      entry.calls = unit * Math.max(1, Math.round((ROUND / took) * (entry.calls / 2 / unit)));
    }
    for (let round = 0; round < rounds; round++) {
      for (const entry of entries) entry.times.push((await time(entry, entry.calls)) / entry.calls);
    }
    return Object.fromEntries(entries.map(({ name, times }) => [name, times])) as Rounds;
  } finally {
    for (const { runner } of entries) await runner.dispose();
  }
}

/** What ours computes of a variant of the given. */
async function oursOn(variant: Given): Promise<ArrayLike<number>> {
  const runner = startOurs(variant);
  try {
    return await runner.prove(variant.mode === 'train' ? LOSSES : STEPS);
  } finally {
    await runner.dispose();
  }
}

/**
 * Throws unless a peer's losses are ours within 1e-4 of themselves, or its h or gradients within 1e-4, or within 1e-4
 * of themselves where they are above 1.
 */
export function compare({ id, mode }: Row, peer: PeerName, ours: ArrayLike<number>, theirs: ArrayLike<number>): void {
  if (theirs.length !== ours.length) {
    throw new Error(`${id}: ${peer} gives ${theirs.length} numbers, ours ${ours.length}.`);
  }
  for (let k = 0; k < ours.length; k++) {
    const scale = mode === 'train' ? Math.abs(ours[k]!) : Math.max(1, Math.abs(ours[k]!));
    if (Math.abs(theirs[k]! - ours[k]!) <= TOLERANCE * scale) continue;
    const what =
      mode === 'train' ? `the loss of step ${k + 1}` : `number ${k + 1} of ${mode === 'pass' ? 'the gradients' : 'h'}`;
    throw new Error(`${id}: ${peer} computes something else: ${what} is ${theirs[k]}, ours ${ours[k]}.`);
  }
}
