/** Which words are synthesized for the keyword spotters, by which voices: to train on, to test on, and to ship. */
import { Random } from '../random.ts';
import { HELD_OUT, TRAINED } from '../tasks/keywords/other-words.ts';
import { WORDS } from '../tasks/keywords/words.ts';
import type { Order } from './speech-programs.ts';

const ACCENTS = [
  'en-us',
  'en-gb',
  'en-gb-x-rp',
  'en-us-nyc',
  'en-gb-scotland',
  'en-gb-x-gbclan',
  'en-gb-x-gbcwmd',
  'en-029',
];
/** Variants of espeak's voices that are near enough to people; those made to sound like robots or whispers are left out. */
const VARIANTS =
  'm1 m2 m3 m4 m6 m7 m8 f1 f2 f3 f5 Alex Alicia Andrea Annie Denis Diogo Gene Gene2 Henrique Hugo Jacky Lee Marco Mario Michael Mike Nguyen RicishayMax adam anika antonio aunty benjamin boris caleb david ed edward edward2 grandma grandpa gustave iven iven2 john kaukovalta klatt klatt2 klatt3 klatt4 marcelo michel miguel norbert paul pedro quincy rob robert sandro shelby steph steph2 travis victor zac'.split(
    ' ',
  );
/** Variants that are only tested on. */
const HELD_OUT_VARIANTS = ['f4', 'm5', 'Andy', 'belinda', 'linda', 'max', 'pablo', 'steph3'];
const FLITE = ['kal', 'kal16', 'awb', 'rms'];
/** Flite's fifth voice is the speaker of festival's second, so it is not trained on. */
const FESTIVAL = ['ked_diphone', 'cmu_us_slt_arctic_hts'];
const SEED = 14;

/** A set of words, each from one of several voices. */
export type SetName = 'train' | 'espeak' | 'festival';

const pick = (of: readonly string[], random: Random): string => of[random.below(of.length)] ?? '';
const two = (value: number) => Number(value.toFixed(2));

const espeak = (word: string, variants: string[], random: Random): Order => ({
  word,
  program: 'espeak',
  voice: `${pick(ACCENTS, random)}+${pick(variants, random)}`,
  stretch: two(random.uniform(0.75, 1.3)),
  pitch: Math.round(random.uniform(25, 75)),
});
const flite = (word: string, random: Random): Order => ({
  word,
  program: 'flite',
  voice: pick(FLITE, random),
  stretch: two(random.uniform(0.8, 1.3)),
  pitch: two(random.uniform(0.8, 1.4)),
});
const festival = (word: string, voice: string, random: Random): Order => ({
  word,
  program: 'festival',
  voice,
  stretch: two(random.uniform(0.85, 1.25)),
  pitch: two(random.uniform(-2, 2)),
});

const times = <X>(count: number, make: () => X): X[] => Array.from({ length: count }, make);

/** The orders of a set, the same each time. */
export function ordersOf(set: SetName): Order[] {
  const random = new Random(SEED, `spoken words: ${set}`);
  if (set === 'train')
    return [
      ...WORDS.flatMap((word) => [
        ...times(240, () => espeak(word, VARIANTS, random)),
        ...times(24, () => flite(word, random)),
      ]),
      ...TRAINED.flatMap((word) => [
        ...times(10, () => espeak(word, VARIANTS, random)),
        ...times(2, () => flite(word, random)),
      ]),
    ];
  if (set === 'espeak')
    return [
      ...WORDS.flatMap((word) => times(32, () => espeak(word, HELD_OUT_VARIANTS, random))),
      ...HELD_OUT.flatMap((word) => times(6, () => espeak(word, HELD_OUT_VARIANTS, random))),
    ];
  return FESTIVAL.flatMap((voice) => [
    ...WORDS.flatMap((word) => times(12, () => festival(word, voice, random))),
    ...HELD_OUT.flatMap((word) => times(2, () => festival(word, voice, random))),
  ]);
}
