/** What goes on inside libopus' network, measured on clips: how long it keeps, how fast it decides, what a unit is on for. */
import type { Weights } from '../define.ts';
import { hear, hearForgetting, MILLISECONDS, UNITS, updateGates } from './opus.ts';
import { clip } from './opus-clips.ts';
import type { Clip } from './opus-names.ts';

/** Clips that are plainly the one or the other. */
export const SPEECH: Clip[] = ['read', 'spoken'];
export const MUSIC: Clip[] = ['strings', 'band', 'drums', 'sung'];
/** The probability from which a frame counts as music, and so do the frames of the clip `turns` at which the sound changes. */
export const EVEN = 0.5;
const TURNS = { toMusic: 300, toSpeech: 600 };

const SECOND = 1000;

/**
 * The half-life of each unit in seconds: its update gates over the clips, multiplied as the cell multiplies them, give the
 * share of a state that is left after a frame in the (geometric) mean.
 */
export async function halfLives(weights: Weights, clips: Clip[]): Promise<number[]> {
  const read = await Promise.all(clips.map(clip));
  const gates = read.flatMap(({ features }) => updateGates(weights, features));
  return gates[0].map((_, unit) => {
    const log = gates.reduce((sum, gate) => sum + Math.log(gate[unit]), 0) / gates.length;
    return ((Math.log(0.5) / log) * MILLISECONDS) / SECOND;
  });
}

/** The share of frames of speech and music in which the more probable of the two is right. */
export async function correct(weights: Weights, forgets: boolean): Promise<number> {
  const judged = await Promise.all(
    [...SPEECH, ...MUSIC].map(async (name) => {
      const { features } = await clip(name);
      const { music } = (forgets ? hearForgetting : hear)(weights, features);
      return music.map((chance) => chance > EVEN === MUSIC.includes(name));
    }),
  );
  const frames = judged.flat();
  return frames.filter(Boolean).length / frames.length;
}

/** In milliseconds after a change of the sound: when the network crosses one half, and when the encoder changes its codec. */
export interface Turn {
  network: number;
  encoder: number;
}

/** Both turns of the clip that goes from speech to music and back. */
export async function turns(weights: Weights): Promise<Record<keyof typeof TURNS, Turn>> {
  const { features, codecs } = await clip('turns');
  const { music } = hear(weights, features);
  const after = (from: number, changed: (t: number) => boolean) =>
    MILLISECONDS * codecs.slice(from).findIndex((_, k) => changed(from + k));
  const turn = (from: number, toMusic: boolean): Turn => ({
    network: after(from, (t) => music[t] > EVEN === toMusic),
    encoder: after(from, (t) => (codecs[t] === 'c') === toMusic),
  });
  return { toMusic: turn(TURNS.toMusic, true), toSpeech: turn(TURNS.toSpeech, false) };
}

/** The share of the frames of a clip that count as music. */
export async function shareOfMusic(weights: Weights, name: Clip): Promise<number> {
  const { features } = await clip(name);
  const { music } = hear(weights, features);
  return music.filter((chance) => chance > EVEN).length / music.length;
}

/** How a unit marks speech: the side on which its state then lies, and in what share of frames of speech and of others. */
export interface Marker {
  unit: number;
  sign: number;
  hits: number;
  others: number;
}

async function marks(weights: Weights, speech: Clip[], rest: Clip[], level: number): Promise<Marker[]> {
  const statesOf = async (names: Clip[]) => {
    const read = await Promise.all(names.map(clip));
    return read.flatMap(({ features }) => hear(weights, features).states);
  };
  const [inSpeech, elsewhere] = [await statesOf(speech), await statesOf(rest)];
  const share = (states: number[][], unit: number, sign: number) =>
    states.filter((h) => sign * h[unit] > level).length / states.length;
  return inSpeech[0].flatMap((_, unit) =>
    [1, -1].map((sign) => ({
      unit: unit + 1,
      sign,
      hits: share(inSpeech, unit, sign),
      others: share(elsewhere, unit, sign),
    })),
  );
}

/** The unit that marks speech best in some clips, as it does in others. */
export async function bestMarker(weights: Weights, level: number): Promise<Marker> {
  const chosen = await marks(weights, ['read'], ['strings', 'drums'], level);
  const best = chosen.reduce((one, other) => (other.hits - other.others > one.hits - one.others ? other : one));
  const measured = await marks(weights, ['spoken'], ['band', 'sung', 'noise'], level);
  return measured.find(({ unit, sign }) => unit === best.unit && sign === best.sign) ?? best;
}

/** The network with something added to the biases of its update gates: raised, they keep states for longer. */
export function withUpdateBias(weights: Weights, added: number): Weights {
  const { shape, data } = weights['gru.b'];
  const inUpdate = (k: number) => k >= UNITS && k < 2 * UNITS;
  return { ...weights, 'gru.b': { shape, data: data.map((bias, k) => (inUpdate(k) ? bias + added : bias)) } };
}
