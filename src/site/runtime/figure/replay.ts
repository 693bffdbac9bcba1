/** A shared training carries points of its curve; whoever opens the link trains again, and is told whether they agree. Pure. */
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';

/** At most this many points of a curve go into a link. */
const POINTS = 12;

/** The largest difference, as a share of the larger of the number and 1, at which a curve counts as reproduced. */
const TOLERANCE = 0.001;

/** Points of a curve, evenly apart from the first to the last, and how long the whole is. */
export interface Curve {
  length: number;
  points: number[];
}

/** What is kept of a curve. */
export function sampled(curve: number[]): Curve {
  const count = Math.min(POINTS, curve.length);
  const points = Array.from(
    { length: count },
    (_, k) => curve[count === 1 ? 0 : Math.round((k * (curve.length - 1)) / (count - 1))]!,
  );
  return { length: curve.length, points };
}

/** A curve as a word for a link: its length, and its points as float32 in base64 without signs that links escape. */
export function toWord({ length, points }: Curve): string {
  const bytes = new Uint8Array(Float32Array.from(points).buffer);
  return `${length}.${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')}`;
}

/** The curve in a link; null where the word is none. */
export function fromWord(word: string): Curve | null {
  const [, length, text] = /^(\d{1,6})\.([\w-]{1,64})$/.exec(word) ?? [];
  if (!text) return null;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
    if (bytes.length % 4 !== 0) return null;
    const points = [...new Float32Array(bytes.buffer)];
    const fits = points.length === Math.min(POINTS, Number(length));
    return fits && points.every(Number.isFinite) ? { length: Number(length), points } : null;
  } catch {
    return null;
  }
}

/** One sentence: whether a training made here went as the shared one. */
export function compared(shared: Curve, here: number[]): string {
  const mine = sampled(here);
  if (mine.length !== shared.length) {
    return fill(ui.differsInLength, { here: mine.length, shared: shared.length });
  }
  const apart = Math.max(
    ...mine.points.map((value, k) => Math.abs(value - shared.points[k]!) / Math.max(1, Math.abs(value))),
  );
  return apart <= TOLERANCE
    ? fill(ui.reproduced, { count: mine.points.length, within: 100 * TOLERANCE })
    : fill(ui.differs, { apart: Number(apart.toPrecision(2)), tolerance: TOLERANCE });
}
