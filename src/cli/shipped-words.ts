/** Which spoken words the glossary ships, for its demo, its tests and the teaching: voices that no spotter was trained on, and background. */
import { Random } from '../random.ts';
import type { Part } from '../tasks/keywords/clips.ts';
import { HELD_OUT, TRAINED } from '../tasks/keywords/other-words.ts';
import { WORDS } from '../tasks/keywords/words.ts';
import type { Order } from './speech-programs.ts';

/** How many other words of the test are shipped, in the voices of espeak and in the new one. */
const OTHERS = { espeak: 4, test: 6 };
const VOICE = 'cmu_us_slt_arctic_hts';
/** The new voice says each word three times: at these speeds, the last for the test only. */
const SPEAKING: [part: Part, stretch: number, pitch: number][] = [
  ['first', 0.9, 0],
  ['second', 0.8, 1],
  ['test', 0.85, -1],
];
const HELD_OUT_VOICES = ['en-gb+f4', 'en-us+m5'];
const BACKGROUND = ['en-us+m3', 'en-gb+f2', 'en-us+Annie', 'en-gb-scotland+m7', 'en-us+steph', 'en-029+Michael'];
const FLITE = ['kal16', 'awb', 'rms'];
/** Words of the background that are not keywords. */
const COUNT = 27;

export type Shipped = Order & { part: Part };

/** The voices take turns. */
const inTurn = (voices: readonly string[], k: number): string => voices[k % voices.length] ?? '';

/** The orders of the shipped words. */
export function shippedOrders(): Shipped[] {
  const espeak = (word: string, voice: string, part: Part): Shipped => ({
    ...{ word, program: 'espeak', voice, stretch: 0.85, pitch: 50, part },
  });
  const flite = (word: string, voice: string): Shipped => ({
    ...{ word, program: 'flite', voice, stretch: 0.85, pitch: 1, part: 'background' },
  });
  const random = new Random(0, 'background words');
  const drawn = (words: string[], count: number) =>
    random
      .permutation(words.length)
      .slice(0, count)
      .flatMap((k) => words[k] ?? []);
  const background = [...WORDS, ...drawn(TRAINED, COUNT)].map((word, k) =>
    k % 3 === 2 ? flite(word, inTurn(FLITE, k)) : espeak(word, inTurn(BACKGROUND, k), 'background'),
  );
  const [others, othersOfTest] = [drawn(HELD_OUT, OTHERS.espeak), drawn(HELD_OUT, OTHERS.test)];
  return [
    ...[...WORDS, ...others].map((word, k) => espeak(word, inTurn(HELD_OUT_VOICES, k), 'espeak')),
    ...SPEAKING.flatMap(([part, stretch, pitch]) =>
      [...WORDS, ...(part === 'test' ? othersOfTest : [])].map(
        (word): Shipped => ({ word, program: 'festival', voice: VOICE, stretch, pitch, part }),
      ),
    ),
    ...background,
  ];
}
