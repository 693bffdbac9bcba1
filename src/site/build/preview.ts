/** The preview of a demo: its default settings run once at build by the code that runs live, or a recorded run of it. */

import type { Controls, Demo, Settings } from '../../define.ts';
import { startEngine } from '../../engine/backend.ts';
import { useKernels, useQuickestKernels } from '../../engine/kernels.ts';
import { Random } from '../../random.ts';
import { fill } from '../fill.ts';
import type { PreviewFrames } from '../runtime/figure/picture.ts';
import { defaults } from '../runtime/figure/settings.ts';
import * as ui from '../words.ts';
import { madeOnce } from './made-once.ts';

const demos = import.meta.glob<Demo>('/src/demos/*.{ts,tsx}', { import: 'default', eager: true });
const records = import.meta.glob<Recording>('/content/records/demo-*.json', { import: 'default', eager: true });

/** A recorded run of a demo with a start (`npm run record <demo>`): when, with which seed, and its frames. */
export interface Recording {
  demo: string;
  date: string;
  seed: number;
  backend: string;
  /** The processor, in words, and the build of the kernels; early records do not say. */
  machine?: string;
  kernels?: string;
  /** Moments of the run, from the first to the last. */
  frames: unknown[];
  /** Moments of runs with other settings, by the names that recorded-runs.ts gives them. */
  others?: Record<string, unknown[]>;
  /** The files that the run rests on, each with a hash: see src/evidence/recordings.ts. */
  code: Record<string, string>;
}

/**
 * A demo with the frame its preview shows; `recorded` says in words where that frame comes from if not from the build, and
 * `moments` are then all frames of the recorded run, the last of them in the picture.
 */
export interface Preview<F = unknown> {
  demo: Demo<Controls, F>;
  frame: F;
  recorded?: string;
  moments?: F[];
  /** The names of other runs that were recorded. */
  others?: string[];
}

const nameOf = (path: string) => path.replace(/^.*\/|\.(tsx?|json)$/g, '');

/** Every demo by id. */
export const demosById: Record<string, Demo> = Object.fromEntries(
  Object.entries(demos).map(([path, demo]) => [nameOf(path), demo]),
);

/** The frames of a run with these settings (defaults unless given), by the kernels it has in a reader's tab. */
export async function* framesOf(
  id: string,
  settings: Settings<Controls> = defaults(demosById[id]!.controls),
): AsyncGenerator<unknown> {
  const demo = demosById[id]!;
  await startEngine();
  await (demo.curve ? useKernels('simd') : useQuickestKernels());
  const random = new Random(settings.seed, id);
  yield* demo.run(settings, random, () => performance.now());
}

/** The last frame of a run with these settings (defaults unless given). */
export async function lastFrame(id: string, settings?: Settings<Controls>): Promise<unknown> {
  let last: unknown;
  for await (const frame of framesOf(id, settings)) last = frame;
  return last;
}

/** A frame with its fractions cut to five significant digits: what the eye cannot see need not travel. Whole numbers are counts, and stay. */
const short = (frame: unknown): unknown =>
  JSON.parse(
    JSON.stringify(frame, (_, value) =>
      typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value,
    ),
  );

/** The preview of a demo, computed once a build. Throws, naming the fix, where a training demo has no recording. */
export async function preview(id: string): Promise<Preview> {
  const demo = demosById[id];
  if (!demo) throw new Error(`No demo is called "${id}". Fix: add src/demos/${id}.tsx, or correct the id.`);
  if (!demo.start) return madeOnce(demo, async () => ({ demo, frame: short(await lastFrame(id)) }));
  const record = recordingOf(id);
  return { demo, ...ofRecording(record, record.frames), others: Object.keys(record.others ?? {}) };
}

function recordingOf(id: string): Recording {
  const record = Object.entries(records).find(([path]) => nameOf(path) === `demo-${id}`)?.[1];
  if (!record) throw new Error(`The training demo "${id}" has no recorded run. Fix: npm run record ${id}`);
  return record;
}

/** What a page shows of one run of a recording. */
function ofRecording({ seed, date, machine, kernels }: Recording, frames: unknown[]) {
  const where = machine ? fill(ui.recordedWhere, { machine, kernels: kernels ?? '' }) : '';
  const recorded = fill(ui.recordedHow, { seed, date, where });
  return { frame: frames.at(-1), moments: frames, recorded };
}

/** What a page fetches of a demo: the preview, or, by its name, another recorded run. The last moment is the frame: it is sent once. */
export async function previewFrames(id: string, run = ''): Promise<PreviewFrames<unknown>> {
  const record = run && recordingOf(id);
  const { frame, recorded, moments, others }: Omit<Preview, 'demo'> = record
    ? ofRecording(record, record.others?.[run] ?? [])
    : await preview(id);
  return { frame, recorded, before: moments?.slice(0, -1), others };
}
