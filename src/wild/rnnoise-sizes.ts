/** The sizes of RNNoise: its frames, and the parts of its network. */

/** Samples a second, those of a frame, and the milliseconds that a frame lasts. */
export const [RATE, FRAME, MILLISECONDS] = [48_000, 480, 10];
/** Numbers that the network reads of a frame, and bands that it has a gain for. */
export const [FEATURES, BANDS] = [42, 22];
/** Where the bands have their middles, in hertz (denoise.c); each reaches to the middles of its neighbors. */
export const MIDDLES = [
  0, 200, 400, 600, 800, 1000, 1200, 1400, 1600, 2000, 2400, 2800, 3200, 4000, 4800, 5600, 6800, 8000, 9600, 12_000,
  15_600, 20_000,
];
/** The GRUs in the order in which they run; each reads what those before it have made. */
export const GRUS = [
  { name: 'vad', units: 24 },
  { name: 'noise', units: 48 },
  { name: 'denoise', units: 96 },
];
export const UNITS = GRUS.reduce((sum, { units }) => sum + units, 0);
/** The parts of the network in the order in which the program lists them. */
export const PARTS = [
  { name: 'dense', isGru: false },
  ...GRUS.map(({ name }) => ({ name, isGru: true })),
  { name: 'gains', isGru: false },
  { name: 'voice', isGru: false },
];
