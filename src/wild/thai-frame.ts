/** What the demo of the Thai network shows of a text: its words, the tags of its characters, the states, and what they cost. */
import type { Clock } from '../define.ts';
import { millisecondsOf } from '../training/stopwatch.ts';
import { loadThai, type Reading, readRuns, THAI, wordsOf } from './thai.ts';

/** Texts to begin with. `says` reads them for those who cannot: in Latin letters and in English. */
export const SAMPLES = [
  {
    label: 'a sentence',
    text: 'ภาษาไทยไม่มีช่องว่างระหว่างคำ',
    says: 'Read phasa thai mai mi chong-wang rawang kham: the Thai language has no spaces between words.',
  },
  {
    label: 'a later word decides',
    text: 'นั่งตากลมเย็น',
    says: 'Read nang tak lom yen: to sit in the cool breeze. Delete the last four characters, yen (cool), and the break before lom (breeze) is gone, because the backward direction no longer sees them.',
  },
  {
    label: 'a mistake',
    text: 'กรุงเทพมหานครเป็นเมืองหลวง',
    says: 'Read krung thep maha nakhon pen mueang luang: Bangkok is the capital. The network cuts the last syllable off the name of the city.',
  },
  {
    label: 'with another script',
    text: 'ฉันชอบ LSTM ที่ทำงานบนโทรศัพท์',
    says: 'Read chan chop LSTM thi thamngan bon thorasap: I like an LSTM that runs on the phone. Each stretch of Thai is read by itself.',
  },
];

/** A character and the probabilities of its four tags; none where it is not Thai. */
export interface Character {
  character: string;
  chances: number[];
}
/** A unit of one direction and its state at every character of the text; 0 where a character is not Thai. */
export interface Unit {
  unit: number;
  values: number[];
}
export interface ThaiFrame {
  /** The text in words; what stands between runs of Thai is one part without tags. */
  words: Character[][];
  forward: Unit[];
  backward: Unit[];
  weights: number;
  /** Bytes of the weights, and of h and c of one direction. */
  bytes: { weights: number; state: number };
  /** How long a character took here, once it has been measured. */
  microseconds?: number;
}

const [FLOAT, SHOWN] = [4, 5];

/** The units whose states vary most over the text: those in which there is something to see. */
function liveliest(states: number[][]): Unit[] {
  const units = (states.find((state) => state.length) ?? []).map((_, unit) => {
    const values = states.map((state) => state[unit] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { unit: unit + 1, values, spread: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) };
  });
  const shown = units.sort((a, b) => b.spread - a.spread).slice(0, SHOWN);
  return shown.sort((a, b) => a.unit - b.unit).map(({ unit, values }) => ({ unit, values }));
}

/** Reads a text; where it is to be timed, the times are in a second frame. */
export async function* readThai(text: string, timed: boolean, now: Clock): AsyncGenerator<ThaiFrame> {
  const network = await loadThai();
  const runs = text.match(THAI) ?? [];
  const readings = readRuns(network, runs);
  const between = text.split(THAI);
  const plain = (part: string): Character[] => [...part].map((character) => ({ character, chances: [] }));
  const tagged = (run: string, reading: Reading) => {
    let at = 0;
    return wordsOf(run, reading).map((word) =>
      [...word].map((character) => ({ character, chances: reading.chances[at++] })),
    );
  };
  const words = between.flatMap((part, k) => [
    ...(part ? [plain(part)] : []),
    ...(k < runs.length ? tagged(runs[k], readings[k]) : []),
  ]);
  const along = (direction: 'forward' | 'backward') =>
    liveliest(
      between.flatMap((part, k) => [...[...part].map(() => []), ...(k < runs.length ? readings[k][direction] : [])]),
    );
  const weights = Object.values(network.weights).reduce((sum, { data }) => sum + data.length, 0);
  const units = network.weights['forward.U'].shape[1];
  const frame: ThaiFrame = {
    words,
    forward: along('forward'),
    backward: along('backward'),
    weights,
    bytes: { weights: FLOAT * weights, state: FLOAT * 2 * units },
  };
  yield frame;
  if (!timed || !runs.length) return;
  const timing = millisecondsOf(() => readRuns(network, runs), now);
  let step = timing.next();
  while (!step.done) step = timing.next();
  yield { ...frame, microseconds: (1000 * step.value.median) / runs.join('').length };
}
