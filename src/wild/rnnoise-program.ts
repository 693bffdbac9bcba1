/**
 * RNNoise 0.1 as it is shipped: a WebAssembly module that takes noise out of sound, 10 ms at a time. Beside its sound, this
 * reads out of its memory the weights, what its network read of each frame, and the states in which its GRUs were left.
 */
import type { Weights } from '../define.ts';
import { BANDS, FEATURES, FRAME, GRUS, PARTS, UNITS } from './rnnoise-sizes.ts';

/** The program takes samples of 16 bits, as floats. */
const LOUDEST = 32_768;
const FLOAT = 4;

/** What the package's compiler left of the names: rnnoise_create, malloc, rnnoise_destroy, free, rnnoise_process_frame. */
interface Exported {
  c: WebAssembly.Memory;
  d(): void;
  f(model: number): number;
  g(bytes: number): number;
  h(state: number): void;
  i(address: number): void;
  j(state: number, to: number, from: number): number;
}

/** Where the parts of its `DenoiseState` lie, in numbers of 4 bytes; only these are read (denoise.c, rnn.h). */
const [CEPSTRA, MEMORY, HISTORY] = [8 * BANDS, FRAME, 2 * 1728];
const AFTER_SOUND = MEMORY + CEPSTRA + 1 + MEMORY + HISTORY;
const STATE = { gains: AFTER_SOUND + 4, model: AFTER_SOUND + 4 + BANDS };

/** What the program made of a sound: T frames of sound, and of each frame what its network read and did. */
export interface Suppressed {
  /** The sound without noise, which comes a frame later than the sound that went in. */
  sound: Float32Array<ArrayBuffer>;
  /** The probability of speech, [T]. */
  voice: Float32Array;
  /** The gains of the bands, [T,22], and the states of the three GRUs, [T,168]. */
  gains: Float32Array;
  states: Float32Array;
  /** What the network read, [T,42]: all zeros in silence, where the program does not run it. */
  features: Float32Array;
}
export interface Program {
  weights: Weights;
  /** All whole frames of a sound between −1 and 1, from a state of zeros; its GRUs begin each frame so where it `forgets`. */
  suppress(samples: Float32Array, forgets?: boolean): Suppressed;
}

/** The program in a file; `featuresAt` is the address at which that file's code leaves the features of a frame. */
export async function startProgram(file: BufferSource, featuresAt: number): Promise<Program> {
  const { exports, memory } = await started(file);
  const withState = <R>(work: (state: number) => R) => {
    const state = exports.f(0);
    const made = work(state);
    exports.h(state);
    return made;
  };
  return {
    weights: withState((state) => weightsIn(memory, state)),
    suppress: (samples, forgets = false) =>
      withState((state) => suppressed(exports, memory, samples, { state, featuresAt, forgets })),
  };
}

/** The memory of the program as numbers of each kind. */
interface Numbers {
  floats: Float32Array;
  addresses: Int32Array;
  bytes: Int8Array;
}

async function started(file: BufferSource): Promise<{ exports: Exported; memory: Numbers }> {
  // It asks for more memory, which it does not get, and for copies within it.
  let copy = (_to: number, _from: number, _bytes: number): void => {};
  const given = { a: { a: () => 0, b: (to: number, from: number, bytes: number) => copy(to, from, bytes) } };
  const { instance } = await WebAssembly.instantiate(file, given);
  const exports = instance.exports as Record<string, unknown> & Exported;
  const { buffer } = exports.c;
  copy = (to, from, bytes) => void new Uint8Array(buffer).copyWithin(to, from, from + bytes);
  exports.d();
  const numbers = { floats: new Float32Array(buffer), addresses: new Int32Array(buffer), bytes: new Int8Array(buffer) };
  return { exports, memory: numbers };
}

/** Where a run has its state and its features, and whether its GRUs forget. */
interface Run {
  state: number;
  featuresAt: number;
  forgets: boolean;
}

function suppressed(program: Exported, memory: Numbers, samples: Float32Array, run: Run): Suppressed {
  const { state, featuresAt, forgets } = run;
  const T = Math.floor(samples.length / FRAME);
  const made: Suppressed = {
    sound: new Float32Array(T * FRAME),
    voice: new Float32Array(T),
    gains: new Float32Array(T * BANDS),
    states: new Float32Array(T * UNITS),
    features: new Float32Array(T * FEATURES),
  };
  const { floats, addresses } = memory;
  const place = program.g(FRAME * FLOAT);
  const part = (address: number, count: number) => floats.subarray(address / FLOAT, address / FLOAT + count);
  const sound = part(place, FRAME);
  const gains = part(state + STATE.gains * FLOAT, BANDS);
  const features = part(featuresAt, FEATURES);
  const units = GRUS.map(({ units: count }, k) => part(addresses[state / FLOAT + STATE.model + 1 + k], count));
  for (let t = 0; t < T; t++) {
    for (let n = 0; n < FRAME; n++) sound[n] = LOUDEST * samples[t * FRAME + n];
    if (forgets) for (const unit of units) unit.fill(0);
    made.voice[t] = program.j(state, place, place);
    for (let n = 0; n < FRAME; n++) made.sound[t * FRAME + n] = sound[n] / LOUDEST;
    made.gains.set(gains, t * BANDS);
    made.features.set(features, t * FEATURES);
    let at = t * UNITS;
    for (const unit of units) {
      made.states.set(unit, at);
      at += unit.length;
    }
  }
  program.i(place);
  return made;
}

/** A weight of 1 is kept as 256. */
const SCALE = 256;

/** The weights by our names: the program's model is a list of layers, each a list of addresses and sizes (rnn.h). */
function weightsIn({ addresses, bytes }: Numbers, state: number): Weights {
  const at = (address: number) => addresses[address / FLOAT];
  const model = at(state + STATE.model * FLOAT);
  const read = PARTS.flatMap(({ name, isGru }, k) => {
    const layer = at(model + (2 * k + 1) * FLOAT);
    const word = (n: number) => at(layer + n * FLOAT);
    const [inputs, units] = isGru ? [word(3), word(4)] : [word(2), word(3)];
    const rows = isGru ? 3 * units : units;
    const table = (address: number, columns: number) => inOurOrder(bytes, address, { rows, columns, isGru });
    return [
      [`${name}.W`, { shape: [rows, inputs], data: table(word(1), inputs) }],
      ...(isGru ? [[`${name}.U`, { shape: [rows, units], data: table(word(2), units) }]] : []),
      [`${name}.b`, { shape: [rows], data: table(word(0), 1) }],
    ];
  });
  return Object.fromEntries(read);
}

/** The program lays out the weights of an input together, and a GRU as update gate, reset gate, candidate: ours is r, z, n. */
function inOurOrder(
  bytes: Int8Array,
  address: number,
  { rows, columns, isGru }: { rows: number; columns: number; isGru: boolean },
) {
  const H = rows / 3;
  return Float32Array.from({ length: rows * columns }, (_, k) => {
    const [row, column] = [Math.floor(k / columns), k % columns];
    const theirs = isGru && row < 2 * H ? (row + H) % (2 * H) : row;
    return bytes[address + column * rows + theirs] / SCALE;
  });
}
