/** What onnxruntime makes of a sound with the files of Silero VAD, frame by frame, with the state carried along. */
import type { InferenceSession } from 'onnxruntime-web';
import { CONTEXT, FRAME, UNITS } from '../wild/silero.ts';
import { EVERY, type Heard, sound } from '../wild/silero-compared.ts';
import { VERSIONS } from '../wild/silero-files.ts';
import { RATE } from '../wild/voices.ts';
import { installed } from './wild-silero.ts';

async function runtime() {
  const ort = await import('onnxruntime-web');
  ort.env.wasm.numThreads = 1;
  return ort;
}

/** Runs onnxruntime over the samples, whose length is that of whole frames. */
export async function heardByPackage(file: Uint8Array, samples: Float32Array): Promise<Heard> {
  const ort = await runtime();
  const session: InferenceSession = await ort.InferenceSession.create(file);
  const sr = new ort.Tensor('int64', [BigInt(RATE)]);
  let state = new ort.Tensor('float32', new Float32Array(2 * UNITS), [2, 1, UNITS]);
  const [chances, states]: [number[], number[]] = [[], []];
  for (let n = 0; n < samples.length / FRAME; n++) {
    const input = new Float32Array(CONTEXT + FRAME);
    input.set(samples.subarray(Math.max(0, n * FRAME - CONTEXT), (n + 1) * FRAME), n ? 0 : CONTEXT);
    const made = await session.run({ input: new ort.Tensor('float32', input, [1, input.length]), state, sr });
    const numbers = (name: string) => Float32Array.from(made[name]?.data as Float32Array);
    state = new ort.Tensor('float32', numbers('stateN'), [2, 1, UNITS]);
    chances.push(...numbers('output'));
    if (n % EVERY === EVERY - 1) states.push(...numbers('stateN'));
  }
  await session.release();
  return { chances: Float32Array.from(chances), states: Float32Array.from(states) };
}

/** The committed record of it, for both versions. */
export async function heardFile() {
  const { env } = await runtime();
  const samples = await sound();
  const text = ({ buffer }: Float32Array) => Buffer.from(buffer).toString('base64');
  const versions: Record<string, object> = {};
  for (const version of VERSIONS) {
    const { chances, states } = await heardByPackage(installed(version), samples);
    versions[version] = { chances: text(chances), states: text(states) };
  }
  return {
    about: `What onnxruntime-web ${env.versions.web} makes of the sound in src/wild/silero-compared.ts: the probability of speech in each frame, and h and c after every ${EVERY} frames, as float32.`,
    frames: samples.length / FRAME,
    versions,
  };
}
