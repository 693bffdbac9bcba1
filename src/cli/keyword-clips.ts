/** `npm run samples -- keywords`: has Debian's synthesizers speak the words that the keyword spotters are trained and tested on. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { toMuLaw } from '../mu-law.ts';
import { shippedOrders } from './shipped-words.ts';
import { programVersions, speak } from './speech-programs.ts';
import { ordersOf, type SetName } from './spoken-words.ts';

/** Where the sets are kept; they are never committed. */
const FOLDER = '.cache/keywords';
const SETS: SetName[] = ['train', 'espeak', 'festival'];
const SIZE = 32_767;
/** Words after which the command says how far it is. */
const OFTEN = 500;

/** Speaks a set and keeps it: the samples of all words with 16 bits one after the other, and what each is. */
function makeSet(set: SetName): void {
  const orders = ordersOf(set);
  const words = speak(orders, (done) => {
    if (done % OFTEN === 0) console.log(`${set}: word ${done} of ${orders.length}`);
  });
  const bytes = words.map((samples) =>
    Buffer.from(Int16Array.from(samples, (sample) => Math.round(SIZE * sample)).buffer),
  );
  const index = orders.map(({ word, program, voice }, k) => ({
    word,
    voice: `${program} ${voice}`,
    length: words[k]?.length,
  }));
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/${set}.pcm`, Buffer.concat(bytes));
  writeFileSync(`${FOLDER}/${set}.json`, JSON.stringify(index));
  console.log(`${FOLDER}/${set}.pcm written: ${words.length} words`);
}

/** The shipped words: a byte a sample, one word after the other, and what each is. */
export function shippedFiles(): { bytes: Buffer; index: object } {
  const orders = shippedOrders();
  const words = speak(orders);
  const bytes = Buffer.concat(words.map(toMuLaw));
  const clips = orders.map(({ word, program, voice, part }, k) => ({
    ...{ word, voice: `${program} ${voice}`, part, length: words[k]?.length },
  }));
  return {
    bytes,
    index: {
      programs: programVersions(),
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      clips,
    },
  };
}

/** Speaks and writes them all. */
export function makeKeywordClips(): void {
  const { bytes, index } = shippedFiles();
  writeFileSync('content/samples/keywords.ulaw', bytes);
  writeFileSync('content/samples/keywords.json', `${JSON.stringify(index, null, 1)}\n`);
  console.log(`content/samples/keywords.ulaw written: ${bytes.length} bytes`);
  for (const set of SETS) makeSet(set);
}
