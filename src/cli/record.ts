/** `npm run record -- <demo>`: runs a training demo once with its default settings and keeps moments of it for its preview. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { startEngine } from '../engine/backend.ts';
import { kernelsInUse } from '../engine/kernels.ts';
import { sealed } from '../evidence/digest.ts';
import { codeOfDemo, recordingFile } from '../evidence/recordings.ts';
import { readerOf } from '../evidence/records.ts';
import { suggested } from '../markdown/problem.ts';
import { demosById, framesOf, type Recording } from '../site/build/preview.ts';
import { Moments } from '../site/runtime/figure/moments.ts';
import { defaults } from '../site/runtime/figure/settings.ts';
import { hereAndNow } from './here-and-now.ts';

/** A few kilobytes: enough to scrub through. */
const KEPT = 16;

/** Records one demo by name. Exit code 1, with the names there are, for any other name. */
export async function main([id = '']: string[]): Promise<number> {
  const names = Object.keys(demosById).filter((name) => demosById[name]!.start);
  if (!names.includes(id)) {
    const near = suggested(id, names);
    console.error(
      `"${id}" is not a training demo. Nearest: ${near.join(', ')}.\n    Fix: npm run record -- ${near[0]}`,
    );
    return 1;
  }
  const backend = await startEngine();
  const { seed } = defaults(demosById[id]!.controls);
  let moments = new Moments<unknown>(KEPT);
  for await (const frame of framesOf(id)) moments = moments.with(frame);
  mkdirSync('content/records', { recursive: true });
  const record: Recording = {
    demo: id,
    ...hereAndNow(),
    seed,
    backend,
    kernels: kernelsInUse().build,
    frames: [...moments.all],
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
