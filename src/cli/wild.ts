/**
 * `npm run wild -- thai`: reads a network that programs already run out of its pinned package, and writes it to src/wild
 * with its record, beside texts with the breaks that the package itself finds in them.
 */
import { writeFileSync } from 'node:fs';
import { suggested } from '../markdown/problem.ts';
import opus from '../wild/opus-network.json';
import breaks from '../wild/thai-breaks.json';
import network from '../wild/thai-network.json';
import { hereAndNow } from './here-and-now.ts';
import { opusNetwork, opusSource } from './wild-opus.ts';
import { barsOfPackage, installed, randomThai, thaiNetwork } from './wild-thai.ts';

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

const NETWORKS: Record<string, () => Promise<Record<string, object>>> = {
  opus: async () => ({ 'opus-network.json': opusFile() }),
  thai: () => thaiFiles(),
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
    const text = `${JSON.stringify(content, null, 1)}\n`;
    writeFileSync(`src/wild/${file}`, text);
    console.log(`src/wild/${file} written: ${text.length} characters`);
  }
  return 0;
}
