/** The demos' worker: runs them away from the page's main thread, one at a time. */
import type { Demo } from '../../../define.ts';
import { startEngine } from '../../../engine/backend.ts';
import { kernelsInUse, useKernels, useQuickestKernels } from '../../../engine/kernels.ts';
import { Random } from '../../../random.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

const demos = import.meta.glob<Demo>('../../../demos/*.{ts,tsx}', { import: 'default', query: '?run' });

/** Milliseconds between two frames sent to the page: more would only be dropped by the screen. */
const BETWEEN_FRAMES = 50;

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

// Begun before the first message; what fails here is told to the first run.
engine().catch(() => {});

let current = 0;
let paused = false;
let wake = () => {};

const say = (message: FromWorker) => postMessage(message);
const { port1: door, port2: bell } = new MessageChannel();
/** Lets waiting messages in; unlike a timer this costs no 4 ms. */
const turn = () => new Promise<void>((resolve) => ((door.onmessage = () => resolve()), bell.postMessage(0)));
const untilWoken = () => new Promise<void>((resolve) => (wake = resolve));

const find = (id: string): Promise<Demo> => {
  const path = Object.keys(demos).find(
    (name) =>
      name
        .split('/')
        .at(-1)!
        .replace(/\.tsx?(\?.*)?$/, '') === id,
  );
  if (!path) throw new Error(`No demo is named ${id}.`);
  return demos[path]!();
};

async function runDemo({ run, demo: id, settings, loaded, lanes }: Extract<ToWorker, { type: 'run' }>) {
  const [demo] = await Promise.all([find(id), engine()]);
  // A training is to go the same way on every machine: see `curve` in define.ts.
  await (demo.curve ? useKernels('simd') : useQuickestKernels());
  if (run !== current) return;
  const { build, why } = kernelsInUse();
  const slow = build === 'none' ? why : undefined;
  const frames = demo.run(
    settings as never,
    new Random(Number(settings.seed), id),
    () => performance.now(),
    loaded,
    lanes,
  );
  let last: { frame: unknown } | undefined;
  let sent = 0;
  let step = await frames.next();
  for (; !step.done; step = await frames.next()) {
    last = { frame: step.value };
    if (performance.now() - sent > BETWEEN_FRAMES) {
      say({ type: 'frame', run, frame: step.value, done: false, slow });
      sent = performance.now();
    }
    await turn();
    while (paused && run === current) await untilWoken();
    if (run !== current) return void frames.return(undefined);
  }
  if (last)
    say({ type: 'frame', run, frame: last.frame, done: true, slow, ...(step.value ? { weights: step.value } : {}) });
}

addEventListener('message', async ({ data }: MessageEvent<ToWorker>) => {
  try {
    if (data.type === 'run') {
      current = data.run;
      paused = false;
      wake();
      await runDemo(data);
    } else if (data.type === 'stop') current = -1;
    else paused = data.type === 'pause';
    if (data.type === 'stop' || data.type === 'resume') wake();
  } catch (error) {
    say({
      type: 'error',
      ...(data.type === 'run' ? { run: data.run } : {}),
      message: error instanceof Error ? error.message : String(error),
    });
  }
});
