/** A recording of the ten words, one after the other, cut into words where nothing is said. */
import { loudness } from '../../tasks/keywords/augment.ts';
import type { Spoken } from '../../tasks/keywords/clips-task.ts';
import { CLIP, HOP, RATE } from '../../tasks/keywords/features.ts';
import { WORDS } from '../../tasks/keywords/words.ts';

/** A pause is at least so long, and a word; each word keeps so much of the quiet around it. In pieces of 10 ms. */
const [PAUSE, SHORTEST, MARGIN] = [25, 8, 5];
/** Decibels: of digital silence, and how much louder words must be than the quiet between them. */
const [SILENT, LEAST] = [-90, 12];
/** Where loudness counts as speech, between the quiet and the words. */
const BETWEEN = 0.35;

const decibels = (size: number) => Math.max(SILENT, 20 * Math.log10(size || 1e-9));
const percentile = (sorted: number[], part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? SILENT;

/** The stretches in which something is said; of each at most a second. */
export function stretches(samples: Float32Array): Float32Array[] {
  const levels = Array.from({ length: Math.floor(samples.length / HOP) }, (_, k) =>
    decibels(loudness(samples.subarray(k * HOP, (k + 1) * HOP))),
  );
  const sorted = [...levels].sort((a, b) => a - b);
  const [quiet, loud] = [percentile(sorted, 0.1), percentile(sorted, 0.95)];
  if (loud - quiet < LEAST) return [];
  const limit = quiet + BETWEEN * (loud - quiet);
  const found: { from: number; to: number }[] = [];
  levels.forEach((level, k) => {
    if (level < limit) return;
    const last = found.at(-1);
    if (last && k - last.to <= PAUSE) last.to = k + 1;
    else found.push({ from: k, to: k + 1 });
  });
  return found
    .filter(({ from, to }) => to - from >= SHORTEST)
    .map(({ from, to }) => {
      const start = Math.max(0, from - MARGIN) * HOP;
      return samples.slice(start, Math.min((to + MARGIN) * HOP, start + CLIP));
    });
}

/** The words of a recording by takes: each take has all ten. Throws, in words for the reader, where it cannot be cut so. */
export function takesOf(samples: Float32Array): Spoken[][] {
  const all = stretches(samples);
  const takes = all.length / WORDS.length;
  if (all.length === 0)
    throw new Error(
      `There is nothing to learn from in these ${(samples.length / RATE).toFixed(1)} s: no words stand out from the noise. Record again, closer to the microphone.`,
    );
  if (!Number.isInteger(takes))
    throw new Error(
      `In this recording there are ${all.length} stretches of speech, and there should be ${WORDS.length}, or twice as many. Say ${WORDS.join(', ')}, each once, with a pause after each word.`,
    );
  return Array.from({ length: takes }, (_, take) =>
    WORDS.map((label, k): Spoken => ({ label, samples: all[take * WORDS.length + k] })),
  );
}
