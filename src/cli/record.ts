/** `npm run record -- <demo>`: runs a training demo with its default settings and those of its chips, and keeps moments of each run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { startEngine } from '../engine/backend.ts';
import { kernelsInUse } from '../engine/kernels.ts';
import { sealed } from '../evidence/digest.ts';
import { codeOfDemo, recordingFile } from '../evidence/recordings.ts';
import { readerOf } from '../evidence/records.ts';
import { suggested } from '../markdown/problem.ts';
import { demosById, framesOf, type Recording } from '../site/build/preview.ts';
import { Moments } from '../site/runtime/figure/moments.ts';
import { recordedRuns } from '../site/runtime/figure/recorded-runs.ts';
import { defaults } from '../site/runtime/figure/settings.ts';
import { hereAndNow } from './here-and-now.ts';

/** A few kilobytes: enough to scrub through. */
const KEPT = 16;

/** Records one demo by name. Exit code 1, with the names there are, for any other name. */
export async function main([id = '']: string[]): Promise<number> {
  const { [id]: demo } = demosById;
  if (!demo?.start) {
    const trainings = Object.keys(demosById).filter((name) => demosById[name]?.start);
    const near = suggested(id, trainings);
    console.error(
      `"${id}" is not a training demo. Nearest: ${near.join(', ')}.\n    Fix: npm run record -- ${near[0]}`,
    );
    return 1;
  }
  const backend = await startEngine();
  const { seed } = defaults(demo.controls);
  const runs: Record<string, unknown[]> = {};
  for (const [name, settings] of recordedRuns(demo)) {
    console.log(`${id}${name && `: ${name}`}`);
    let moments = new Moments<unknown>(KEPT);
    for await (const frame of framesOf(id, settings)) moments = moments.with(frame);
    runs[name] = [...moments.all];
  }
  const { '': frames = [], ...others } = runs;
  mkdirSync('content/records', { recursive: true });
  const record: Recording = {
    demo: id,
    ...hereAndNow(),
    seed,
    backend,
    kernels: kernelsInUse().build,
    frames,
    ...(Object.keys(others).length > 0 && { others }),
    code: codeOfDemo(id, readerOf()),
  };
  // As the file will hold it: the digest is of what is read.
  const kept: Recording = JSON.parse(
    JSON.stringify(record, (_, value) =>
      typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value,
    ),
  );
  writeFileSync(recordingFile(id), `${JSON.stringify(sealed(kept))}\n`);
  console.log(`${recordingFile(id)} written`);
  return 0;
}
