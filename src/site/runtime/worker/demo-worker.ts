/** The demos' worker: runs them away from the page's main thread. */
import type { Demo } from '../../../define.ts';
import { startEngine } from '../../../engine/backend.ts';
import { kernelsInUse, useKernels, useQuickestKernels } from '../../../engine/kernels.ts';
import type { DemoProtocol } from './protocol.ts';
import { demoRuns } from './runs.ts';
import { serve } from './serve.ts';

/** Milliseconds before an engine that had to do without WebAssembly looks for it again: not with every move of a slider. */
const BETWEEN_STARTS = 10_000;
let begun = -BETWEEN_STARTS;
let started: Promise<unknown>;

/** The engine; a start that failed is tried again with the next run. */
function engine(): Promise<unknown> {
  if (performance.now() - begun < BETWEEN_STARTS) return started;
  begun = performance.now();
  started = startEngine();
  started.catch(() => (begun = -BETWEEN_STARTS));
  return started;
}

// Begun before the first request; the first run hears of a failure.
engine().catch(() => {});

/** The demo whose file is at an address; of this name, where files have none. */
async function find(id: string, code?: string): Promise<Demo> {
  if (code) return (await import(/* @vite-ignore */ code)).default;
  const { demos } = await import('./all-demos.ts');
  const path = Object.keys(demos).find((name) => name.replace(/^.*\/|\.tsx?(\?.*)?$/g, '') === id);
  if (!path) throw new Error(`No demo is named ${id}.`);
  return demos[path]!();
}

async function ready({ curve }: Demo): Promise<string | undefined> {
  await engine();
  // A training is to go the same way on every machine: see `curve` in define.ts.
  await (curve ? useKernels('simd') : useQuickestKernels());
  const { build, why } = kernelsInUse();
  return build === 'none' ? why : undefined;
}

const { port1: door, port2: bell } = new MessageChannel();
/** Unlike a timer this costs no 4 ms. */
const turn = () => new Promise<void>((resolve) => ((door.onmessage = () => resolve()), bell.postMessage(0)));

const answer = demoRuns({ find, ready, turn, now: () => performance.now(), reply: (message) => postMessage(message) });
serve<DemoProtocol<unknown>>(answer);
