/**
 * `npm run wild -- thai` (or `silero`, `opus`, `rnnoise`): reads a network that programs already run out of its pinned package, and writes it
 * to src/wild with its record, beside what the package itself makes of some inputs.
 */
import { writeFileSync } from 'node:fs';
import { suggested } from '../markdown/problem.ts';
import opus from '../wild/opus-network.json';
import rnnoise from '../wild/rnnoise-network.json';
import silero from '../wild/silero-network.json';
import breaks from '../wild/thai-breaks.json';
import network from '../wild/thai-network.json';
import { hereAndNow } from './here-and-now.ts';
import { opusNetwork, opusSource } from './wild-opus.ts';
import { rnnoiseFiles as readRnnoise } from './wild-rnnoise.ts';
import { sileroFiles as readSilero } from './wild-silero.ts';
import { heardFile } from './wild-silero-heard.ts';
import { barsOfPackage, installed, randomThai, thaiNetwork } from './wild-thai.ts';
import { voiceFiles } from './wild-voices.ts';

/** How many strings are drawn by chance, and from which seed. */
const [STRINGS, SEED] = [1000, 14];

/** Both files of the Thai network as the installed package gives them; the sentences are those that are there already. */
export async function thaiFiles(date: string = hereAndNow().date) {
  const { file, version } = installed();
  const read = thaiNetwork(file, version, date);
  const barred = await barsOfPackage();
  const fresh = (text: string) => barred(text.replaceAll('|', ''));
  return {
    'thai-network.json': { ...read, date: read.sha256 === network.sha256 ? network.date : date },
    'thai-breaks.json': {
      about: breaks.about,
      from: read.from,
      sentences: breaks.sentences.map(({ texts, ...source }) => ({ ...source, texts: texts.map(fresh) })),
      random: { seed: SEED, texts: randomThai(STRINGS, SEED).map(barred) },
    },
  };
}

/** The network of libopus as the pinned package has it. */
export function opusFile(date: string = hereAndNow().date) {
  const read = opusNetwork(opusSource(), date);
  return { ...read, date: read.sha256 === opus.sha256 ? opus.date : date };
}

/** The record of Silero VAD and its weights, as the installed package gives them. */
export function sileroFiles(date: string = hereAndNow().date) {
  const { record, weights } = readSilero(date);
  const isSame = JSON.stringify(record.versions) === JSON.stringify(silero.versions);
  return { 'silero-network.json': { ...record, date: isSame ? silero.date : date }, ...weights };
}

/** The record of RNNoise and its file, as the installed package has them. */
export async function rnnoiseFiles(date: string = hereAndNow().date) {
  const files = await readRnnoise(date);
  const read = files['rnnoise-network.json'];
  return {
    ...files,
    'rnnoise-network.json': { ...read, date: read.from.sha256 === rnnoise.from.sha256 ? rnnoise.date : date },
  };
}

type Files = Record<string, object | Buffer>;
const NETWORKS: Record<string, () => Promise<Files>> = {
  opus: async () => ({ 'opus-network.json': opusFile() }),
  rnnoise: () => rnnoiseFiles(),
  silero: async () => ({ ...sileroFiles(), 'silero-heard.json': await heardFile() }),
  thai: () => thaiFiles(),
  voices: async () => voiceFiles(),
};

/** Writes the files of one network by its name. Exit code 1, with the names there are, for any other name. */
export async function main([name = '', ...more]: string[]): Promise<number> {
  const make = more.length ? undefined : NETWORKS[name];
  if (!make) {
    const names = Object.keys(NETWORKS);
    const problem = name ? `"${[name, ...more].join(' ')}" is not a network that can be read.` : 'Which network?';
    console.error(
      `${problem} Networks: ${names.join(', ')}.\n    Fix: npm run wild -- ${suggested(name, names)[0] ?? names[0]}`,
    );
    return 1;
  }
  for (const [file, content] of Object.entries(await make())) {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(`${JSON.stringify(content, null, 1)}\n`);
    writeFileSync(`src/wild/${file}`, bytes);
    console.log(`src/wild/${file} written: ${bytes.length} bytes`);
  }
  return 0;
}
